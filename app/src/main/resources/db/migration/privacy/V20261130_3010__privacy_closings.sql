-- Accounts that were asked to be closed, what was erased of them, and what a law wants kept. Read across accounts by the job
-- and the operator, hence no tenant tables; whoever asked stands in them only until the erasure.
create table privacy.closings (
  id uuid primary key,
  customer_id uuid not null references accounts.accounts (id),
  asked_at timestamptz not null,
  asked_name text,
  asked_email text,
  closes_at timestamptz not null,
  due_by timestamptz not null,
  undone_at timestamptz,
  closed_at timestamptz,
  erased_at timestamptz,
  certificate jsonb,
  failures int not null default 0,
  failure text,
  check (asked_at < closes_at and closes_at < due_by)
);
create unique index closings_open on privacy.closings (customer_id) where undone_at is null;
create index closings_due on privacy.closings (closes_at) where undone_at is null and erased_at is null;

create table privacy.erased_rows (
  closing_id uuid not null references privacy.closings (id) on delete cascade,
  kept_in text not null,
  rows bigint not null,
  primary key (closing_id, kept_in)
);

create table privacy.kept_records (
  closing_id uuid not null references privacy.closings (id) on delete cascade,
  kept_in text not null,
  what text not null,
  law text not null,
  fields text not null,
  rows bigint not null,
  kept_until timestamptz,
  primary key (closing_id, kept_in)
);
