-- The change of the address that somebody signs in with: asked for, proven by a link to the new mailbox, and to be taken back by
-- a link to the old one. Read before anybody is signed in, so no tenant table; hashes of tokens alone are kept.
create table accounts.email_changes (
  id uuid primary key,
  user_id uuid not null references accounts.users (id) on delete cascade,
  old_email text not null check (length(old_email) <= 320),
  old_key text not null,
  new_email text not null check (length(new_email) <= 320),
  new_key text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  changed_at timestamptz,
  back_hash bytea unique check (length(back_hash) = 32),
  back_until timestamptz,
  ended_at timestamptz,
  constraint email_changes_back check ((changed_at is null) = (back_hash is null) and (back_hash is null) = (back_until is null))
);
create index email_changes_user on accounts.email_changes (user_id, created_at);
create index email_changes_created_at on accounts.email_changes (created_at);
