-- From which countries a user signed in, and where last in each: what is unusual is told by mail. Not a tenant table: a user
-- may belong to several accounts.
create table accounts.arrivals (
  user_id uuid not null references accounts.users (id) on delete cascade,
  country text not null check (length(country) between 1 and 100),
  city text,
  latitude double precision,
  longitude double precision,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (user_id, country)
);

-- A link that opens a sign-in again which was locked after many wrong passwords.
alter table accounts.email_links drop constraint email_links_purpose_check;
alter table accounts.email_links add constraint email_links_purpose_check check (purpose in ('VERIFY', 'RESET', 'UNLOCK'));

-- A service key belongs to the account: when its maker leaves, an owner answers for it. The others go with their maker.
alter table accounts.api_keys add column service boolean not null default false;
