-- An owner's wish to take a member's lost second factor away. It waits a day, so that the member can say no. Tenant table.
create table accounts.factor_resets (
  account_id uuid not null references accounts.accounts (id),
  user_id uuid not null,
  asked_by uuid not null references accounts.users (id),
  asked_at timestamptz not null,
  due_at timestamptz not null check (due_at > asked_at),
  primary key (account_id, user_id),
  foreign key (account_id, user_id) references accounts.memberships (account_id, user_id) on delete cascade
);
select platform.protect('accounts.factor_resets');

-- What a person says about themselves beside the name. Goes with the user.
create table accounts.profiles (
  user_id uuid primary key references accounts.users (id) on delete cascade,
  time_zone text,
  signature text not null default '' check (length(signature) <= 1000),
  picture bytea check (length(picture) <= 200000), -- a square JPEG of ours
  picture_at timestamptz
);
