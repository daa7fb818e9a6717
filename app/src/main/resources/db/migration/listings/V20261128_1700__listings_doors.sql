-- To which account a public property page belongs: read before the account is known, and holds nothing but that. Whether the
-- page is shown is said by the listing itself.
create table listings.doors (
  listing_key uuid primary key,
  account_id uuid not null,
  foreign key (account_id, listing_key) references listings.listings (account_id, id) on delete cascade
);
create index doors_listing on listings.doors (account_id, listing_key);

-- The owner of the tables sees the rows of all accounts only while row security is not forced upon it.
alter table listings.listings no force row level security;
insert into listings.doors (listing_key, account_id) select id, account_id from listings.listings;
alter table listings.listings force row level security;

create function listings.open_door() returns trigger language plpgsql as $$
begin
  insert into listings.doors (listing_key, account_id) values (new.id, new.account_id);
  return null;
end $$;
create trigger listings_door after insert on listings.listings
  for each row execute function listings.open_door();
