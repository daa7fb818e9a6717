-- The code that was mailed to somebody without a password, who is to show that it is them; one for a session. Session and code
-- are kept as hashes, the code's under a key that is not in the database.
create table accounts.proof_codes (
  session_hash bytea primary key check (length(session_hash) = 32),
  user_id uuid not null references accounts.users (id) on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  expires_at timestamptz not null
);
create index proof_codes_user on accounts.proof_codes (user_id);
create index proof_codes_expires_at on accounts.proof_codes (expires_at);
