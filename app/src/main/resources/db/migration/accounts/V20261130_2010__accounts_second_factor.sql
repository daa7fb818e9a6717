-- A second factor belongs to a user, who may be a member of several accounts: none of these is a tenant table.
create table accounts.authenticators (
  user_id uuid primary key references accounts.users (id) on delete cascade,
  secret bytea not null, -- sealed
  created_at timestamptz not null,
  confirmed_at timestamptz, -- null until the first code has shown that the secret arrived
  last_step bigint not null default 0 -- the time step whose code was used last: no code counts twice (RFC 6238, 5.2)
);

create table accounts.recovery_codes (
  user_id uuid not null references accounts.users (id) on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (user_id, code_hash)
);

alter table accounts.accounts add column second_factor_required boolean not null default false;
