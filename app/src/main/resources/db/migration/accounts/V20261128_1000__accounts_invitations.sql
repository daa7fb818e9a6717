-- Who was asked into an account. Read by the hash of the link before anybody is signed in, so not a tenant table; it holds
-- no customer content.
create table accounts.invitations (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid not null references accounts.accounts (id),
  email text not null,
  email_key text not null,
  role text not null check (role in ('OWNER', 'ADMIN', 'AGENT', 'ASSISTANT')),
  invited_by uuid not null references accounts.users (id),
  invited_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index invitations_open on accounts.invitations (account_id, email_key) where ended_at is null;
