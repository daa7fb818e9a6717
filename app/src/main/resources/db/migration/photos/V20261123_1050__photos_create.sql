-- A photo belongs to an album: the id of what it shows, which a module above gives (a listing's key). The original lies
-- in the storage as it was uploaded and is never changed or served; renditions are made from it by recipe.
create table photos.photos (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  album uuid not null,
  place integer not null,
  status text not null check (status in ('RECEIVED', 'PROCESSING', 'READY', 'REFUSED')),
  refusal_reason text,
  refusal_message text,
  file_name text not null,
  content_type text not null,
  byte_count bigint not null check (byte_count > 0),
  sha256 bytea not null,
  original_key text not null,
  caption text not null default '' check (length(caption) <= 500),
  alt_text text not null default '' check (length(alt_text) <= 500),
  attempt integer not null default 0,
  uploaded_by uuid not null references accounts.users (id),
  uploaded_at timestamptz not null,
  finished_at timestamptz,
  removed_at timestamptz,
  primary key (account_id, id),
  check ((status = 'REFUSED') = (refusal_reason is not null))
);
select platform.protect('photos.photos');
create index photos_album on photos.photos (account_id, album, place);

create table photos.renditions (
  account_id uuid not null,
  photo_id uuid not null,
  kind text not null check (kind in ('ORIGINAL', 'ORIGINAL_WEB', 'MLS', 'WEB', 'THUMBNAIL')),
  storage_key text not null,
  content_type text not null,
  byte_count bigint not null,
  width_px integer not null,
  height_px integer not null,
  recipe json not null,
  made_at timestamptz not null,
  primary key (account_id, photo_id, kind),
  foreign key (account_id, photo_id) references photos.photos (account_id, id) on delete cascade
);
select platform.protect('photos.renditions');
