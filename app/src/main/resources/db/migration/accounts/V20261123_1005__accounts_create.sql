-- Accounts are the tenants; users are people, who may belong to several. None of the three is a tenant table: they are
-- read before it is known which account a request belongs to, and only by this module.
create table accounts.accounts (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
  time_zone text not null default 'America/New_York',
  phone text,
  created_at timestamptz not null,
  trial_ends_at timestamptz not null
);

create table accounts.users (
  id uuid primary key,
  email text not null,
  email_key text not null unique,
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  email_verified_at timestamptz,
  created_at timestamptz not null
);

create table accounts.memberships (
  account_id uuid not null references accounts.accounts (id),
  user_id uuid not null references accounts.users (id),
  role text not null check (role in ('OWNER', 'ADMIN', 'AGENT', 'ASSISTANT')),
  created_at timestamptz not null,
  primary key (account_id, user_id)
);
create index memberships_user on accounts.memberships (user_id);
