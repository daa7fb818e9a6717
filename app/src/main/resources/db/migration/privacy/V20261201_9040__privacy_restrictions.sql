-- Whose data is kept and not used (GDPR art. 18 and 21): they are not messaged, whatever for.
create table privacy.restrictions (
  account_id uuid not null references accounts.accounts (id),
  person_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  restricted_at timestamptz not null,
  primary key (account_id, person_id)
);
select platform.protect('privacy.restrictions');

-- When the person was told that the request arrived: at once on their own page, by hand for one that came by phone.
-- Those that are there came by the page: the column is filled by its default, which then goes.
alter table privacy.requests add column confirmed_at timestamptz default now();
alter table privacy.requests alter column confirmed_at drop default;
