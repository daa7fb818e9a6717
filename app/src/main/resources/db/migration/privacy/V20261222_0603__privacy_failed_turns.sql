-- Whose turn in a job over many failed, until it works: numbers and the kind of failure, nothing of what stood in the rows.
create table privacy.failed_turns (
  job text not null,
  subject text not null,
  failure text not null,
  times int not null check (times > 0),
  failed_at timestamptz not null,
  primary key (job, subject)
);
grant select, insert, update, delete on privacy.failed_turns to ${application};
