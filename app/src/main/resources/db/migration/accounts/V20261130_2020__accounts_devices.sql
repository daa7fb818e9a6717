-- Browsers that a user has signed in with, known by the hash of a cookie; so that a sign-in from a new one is told by mail.
create table accounts.devices (
  user_id uuid not null references accounts.users (id) on delete cascade,
  mark_hash bytea not null check (length(mark_hash) = 32),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (user_id, mark_hash)
);
