-- An owner's offer to hand the account over; it becomes true only when the member agrees. Tenant table.
create table accounts.ownership_offers (
  account_id uuid primary key references accounts.accounts (id),
  from_user uuid not null references accounts.users (id),
  to_user uuid not null references accounts.users (id) on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  check (from_user <> to_user)
);
select platform.protect('accounts.ownership_offers');
