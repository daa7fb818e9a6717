-- Keys of the API: only a hash of the secret half is kept. A key of 256 random bits needs no slow hash (OWASP Password
-- Storage Cheat Sheet: slow hashes make up for guessable secrets). A key lives as long as its maker's membership.
create table accounts.api_keys (
  account_id uuid not null,
  id uuid not null,
  made_by uuid not null,
  name text not null check (length(name) between 1 and 100),
  secret_hash bytea not null check (length(secret_hash) = 32),
  hint text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, made_by) references accounts.memberships (account_id, user_id) on delete cascade
);
create unique index api_keys_secret on accounts.api_keys (account_id, secret_hash);
select platform.protect('accounts.api_keys');
