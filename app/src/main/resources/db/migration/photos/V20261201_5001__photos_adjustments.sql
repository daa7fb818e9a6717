-- How a photo is to be enhanced, what it shows, and which photos are frames of one bracket. The frame that stands for the
-- bracket (bracket_of is null) is made from all of them.
alter table photos.photos
  add column strength numeric(3, 2) not null default 1 check (strength between 0 and 1.5),
  add column warmth numeric(3, 2) not null default 0 check (warmth between -1 and 1),
  add column verticals boolean not null default true,
  add column room text,
  add column suggested_room text,
  add column suggested_alt text not null default '',
  add column taken_at timestamp,
  add column bracket_of uuid,
  add column apart boolean not null default false,
  add foreign key (account_id, bracket_of) references photos.photos (account_id, id) on delete set null (bracket_of)
    not valid; -- there is nothing to check yet, and a check would look for a tenant
create index photos_frames on photos.photos (account_id, bracket_of) where bracket_of is not null;
create index photos_taken on photos.photos (account_id, album, taken_at) where taken_at is not null;

-- The ledger: who asked for an alteration, what came of it, when it was taken back. A row is never deleted while its photo
-- is there. One alteration of a kind is in force at a time.
create table photos.alterations (
  account_id uuid not null,
  id uuid not null,
  photo_id uuid not null,
  kind text not null check (kind in ('SKY', 'GRASS', 'ENLARGED', 'VEILED')),
  parts json not null default '[]',
  asked_by uuid not null references accounts.users (id),
  asked_at timestamptz not null,
  outcome text not null default 'ASKED' check (outcome in ('ASKED', 'DONE', 'REFUSED')),
  ended_by uuid references accounts.users (id),
  ended_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, photo_id) references photos.photos (account_id, id) on delete cascade
);
select platform.protect('photos.alterations');
create unique index alterations_in_force on photos.alterations (account_id, photo_id, kind) where ended_at is null;

alter table photos.renditions drop constraint renditions_kind_check;
alter table photos.renditions add constraint renditions_kind_check check (kind in ('ORIGINAL', 'ORIGINAL_WEB', 'MLS', 'WEB',
  'THUMBNAIL', 'WEBP', 'WEBP_SMALL', 'PRINT', 'SQUARE', 'PORTRAIT', 'WIDE'));
