-- Versions of texts about a listing: what the writer wrote, and what somebody published as its remarks.
create table listings.texts (
  account_id uuid not null,
  id uuid not null,
  listing_key uuid not null,
  outlet text not null,
  brief jsonb not null,
  body text not null,
  sentences jsonb not null,
  -- who wrote it; empty for what a person published
  engine text not null,
  made_by uuid not null references accounts.users (id),
  made_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, listing_key) references listings.listings (account_id, id) on delete cascade
);
select platform.protect('listings.texts');
create index texts_listing on listings.texts (account_id, listing_key, outlet, id desc);
