-- Texts that were written for listings, one row each: listings keeps only the newest, the dashboard counts them all.
create table analytics.texts (
  account_id uuid not null references accounts.accounts (id),
  listing_key uuid not null,
  written_at timestamptz not null,
  engine text not null,
  primary key (account_id, listing_key, written_at)
);
select platform.protect('analytics.texts');
