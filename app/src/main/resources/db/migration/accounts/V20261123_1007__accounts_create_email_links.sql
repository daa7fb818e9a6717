-- Links in mails that prove an address: single use, only a hash of the token is kept. And the counters that slow down
-- guessing. Both are read before anybody is signed in, so neither is a tenant table; neither holds customer content.
create table accounts.email_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id uuid not null references accounts.users (id) on delete cascade,
  purpose text not null check (purpose in ('VERIFY', 'RESET')),
  browser_hash bytea check (length(browser_hash) = 32), -- of the browser that signed up: it alone is signed in by the link
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_links_user on accounts.email_links (user_id, purpose);

create table accounts.attempts (
  subject bytea primary key check (length(subject) = 32),
  failures int not null check (failures > 0),
  last_failure_at timestamptz not null,
  blocked_until timestamptz not null
);
create index attempts_last_failure_at on accounts.attempts (last_failure_at);
