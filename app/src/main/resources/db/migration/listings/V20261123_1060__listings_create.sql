-- A listing is one document by RESO Data Dictionary 2.0 names; the columns beside it are read out of that document by the
-- database itself, so that the two cannot differ, and serve lists, filters and other modules.
create table listings.listings (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  reso jsonb not null check (jsonb_typeof(reso) = 'object'),
  listing_id text generated always as (reso ->> 'ListingId') stored,
  standard_status text not null generated always as (reso ->> 'StandardStatus') stored,
  property_type text generated always as (reso ->> 'PropertyType') stored,
  property_sub_type text generated always as (reso ->> 'PropertySubType') stored,
  list_price numeric generated always as ((reso ->> 'ListPrice')::numeric) stored,
  unparsed_address text generated always as (reso ->> 'UnparsedAddress') stored,
  city text generated always as (reso ->> 'City') stored,
  state_or_province text generated always as (reso ->> 'StateOrProvince') stored,
  postal_code text generated always as (reso ->> 'PostalCode') stored,
  bedrooms_total numeric generated always as ((reso ->> 'BedroomsTotal')::numeric) stored,
  bathrooms_total_integer numeric generated always as ((reso ->> 'BathroomsTotalInteger')::numeric) stored,
  living_area numeric generated always as ((reso ->> 'LivingArea')::numeric) stored,
  version bigint not null default 1,
  created_by uuid not null references accounts.users (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  status_changed_at timestamptz not null,
  price_changed_at timestamptz,
  primary key (account_id, id)
);
select platform.protect('listings.listings');
create index listings_status on listings.listings (account_id, standard_status, id desc);

-- What a listing's price and status were, and when they changed.
create table listings.changes (
  account_id uuid not null,
  id uuid not null,
  listing_key uuid not null,
  kind text not null check (kind in ('PRICE', 'STATUS')),
  was text,
  became text,
  changed_by uuid not null references accounts.users (id),
  changed_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, listing_key) references listings.listings (account_id, id) on delete cascade
);
select platform.protect('listings.changes');
create index changes_listing on listings.changes (account_id, listing_key, id);

-- Remarks that were published although a claim or a rule was unresolved: who answers for it, and why.
create table listings.remark_overrides (
  account_id uuid not null,
  id uuid not null,
  listing_key uuid not null,
  remarks text not null,
  findings jsonb not null,
  name text not null check (length(name) between 1 and 200),
  reason text not null check (length(reason) between 1 and 2000),
  made_by uuid not null references accounts.users (id),
  made_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, listing_key) references listings.listings (account_id, id) on delete cascade
);
select platform.protect('listings.remark_overrides');
create index remark_overrides_listing on listings.remark_overrides (account_id, listing_key, id);
