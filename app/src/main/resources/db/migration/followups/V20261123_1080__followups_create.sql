-- Sequences, their versions and steps, and the runs of leads through them.
create table followups.sequences (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  version_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('followups.sequences');
create index sequences_newest on followups.sequences (account_id, created_at desc, id desc);

-- A version that anybody was ever enrolled in is never changed again. pausing holds the exit reasons that pause instead
-- of ending; any_stage says whether every change of stage counts, or only one to a stage that is won or lost.
create table followups.versions (
  account_id uuid not null,
  id uuid not null,
  sequence_id uuid not null,
  number int not null check (number > 0),
  pausing text[] not null,
  any_stage boolean not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (account_id, id),
  unique (account_id, sequence_id, number),
  foreign key (account_id, sequence_id) references followups.sequences (account_id, id) on delete cascade
);
select platform.protect('followups.versions');

create table followups.steps (
  account_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  position int not null,
  channel text not null check (channel in ('EMAIL', 'SMS', 'TASK')),
  delay_seconds bigint not null check (delay_seconds >= 0),
  at_local time,
  subject text not null,
  body text not null,
  primary key (account_id, id),
  unique (account_id, version_id, position),
  foreign key (account_id, version_id) references followups.versions (account_id, id) on delete cascade
);
select platform.protect('followups.steps');

-- One lead's run through one version. step is the index of the next step, moment_at what its delay counts from.
create table followups.enrollments (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  sequence_id uuid not null,
  version_id uuid not null,
  lead_id uuid not null,
  status text not null check (status in ('NEW', 'ACTIVE', 'ASKING', 'HELD', 'COMPLETED', 'EXITED')),
  step int not null,
  moment_at timestamptz not null,
  due_at timestamptz,
  exit_reason text,
  problem text,
  listens_from timestamptz not null,
  sent int not null default 0,
  enrolled_at timestamptz not null,
  enrolled_by text not null,
  ended_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, sequence_id) references followups.sequences (account_id, id) on delete cascade,
  foreign key (account_id, version_id) references followups.versions (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade,
  check ((status = 'EXITED') = (exit_reason is not null)),
  check ((status in ('COMPLETED', 'EXITED')) = (ended_at is not null))
);
select platform.protect('followups.enrollments');
-- What the runner claims: only rows that wait for an instant, so its cost does not grow with those that ended.
create index enrollments_due on followups.enrollments (account_id, due_at) where due_at is not null;
create unique index enrollments_once on followups.enrollments (account_id, sequence_id, lead_id)
  where ended_at is null;
create index enrollments_lead on followups.enrollments (account_id, lead_id, enrolled_at desc, id desc);
create index enrollments_sequence on followups.enrollments (account_id, sequence_id, enrolled_at desc, id desc);
create index enrollments_version on followups.enrollments (account_id, version_id);

-- When an account's next step is due; 'infinity' when none is. Read before the account is known, and holds nothing else.
create table followups.wakeups (
  account_id uuid primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index wakeups_due on followups.wakeups (due_at);
