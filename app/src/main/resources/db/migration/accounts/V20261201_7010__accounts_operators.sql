-- Who runs this installation, made by the command line alone: no role of an account, and no page, makes one.
create table accounts.operators (
  user_id uuid primary key references accounts.users (id) on delete cascade,
  made_at timestamptz not null
);
revoke update, truncate on accounts.operators from ${application};

-- An account's leave for operators to look into it, for a while. Read before it is known which account a request belongs to.
create table accounts.support_grants (
  id uuid primary key,
  account_id uuid not null references accounts.accounts (id),
  granted_by uuid not null references accounts.users (id) on delete cascade,
  granted_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > granted_at and ends_at <= granted_at + interval '7 days'),
  ended_at timestamptz
);
create unique index support_grants_open on accounts.support_grants (account_id) where ended_at is null;

-- Whose mailbox or second step a counter belongs to, as a hash: so that all of a person's counters can be cleared at once.
alter table accounts.attempts add column owner bytea check (length(owner) = 32);
create index attempts_owner on accounts.attempts (owner) where owner is not null;
