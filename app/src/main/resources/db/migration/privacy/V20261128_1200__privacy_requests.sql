-- What a person asks of the account that holds their data, with the days by which the law wants it done.
create table privacy.requests (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('COPY', 'CORRECTION', 'ERASURE', 'OBJECTION')),
  words text not null default '' check (length(words) <= 4000),
  received_at timestamptz not null,
  due_at timestamptz not null,
  extended_reason text,
  answered_at timestamptz,
  answered_by text,
  answer text,
  primary key (account_id, id)
);
create index requests_open on privacy.requests (account_id, due_at, id) where answered_at is null;
create index requests_person on privacy.requests (account_id, person_id, received_at desc);
select platform.protect('privacy.requests');
