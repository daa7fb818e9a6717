-- Documents that people keep with a listing. The storage's key is made of the id, so that a file can be removed when its
-- row is gone.
create table listings.documents (
  account_id uuid not null,
  id uuid not null,
  listing_key uuid not null,
  name text not null check (length(name) between 1 and 200),
  bytes bigint not null check (bytes > 0),
  added_by_name text not null,
  added_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, listing_key) references listings.listings (account_id, id) on delete cascade
);
create index documents_listing on listings.documents (account_id, listing_key, added_at desc);
select platform.protect('listings.documents');
