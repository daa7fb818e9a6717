-- What an image model outside is asked to do to a photo is an alteration as well. Its picture is kept as it came (picture_key),
-- with who made it, what it was told, and the recipe of the rendition that it was sent: from these the files are made again.
-- BLOCKED: it came, but does not show the same building; it is kept for a look and never published.
alter table photos.alterations drop constraint alterations_kind_check;
alter table photos.alterations add constraint alterations_kind_check
  check (kind in ('SKY', 'GRASS', 'ENLARGED', 'VEILED', 'DECLUTTERED', 'STAGED', 'DUSK'));
alter table photos.alterations drop constraint alterations_outcome_check;
alter table photos.alterations add constraint alterations_outcome_check
  check (outcome in ('ASKED', 'DONE', 'REFUSED', 'BLOCKED'));
alter table photos.alterations
  add column reason text not null default '',
  add column picture_key text,
  add column model text,
  add column prompt text,
  add column sent_recipe json,
  add check ((picture_key is null) = (sent_recipe is null) and (picture_key is null) = (model is null)
    and (picture_key is null) = (prompt is null));
-- One picture of a model is in force at a time.
create unique index alterations_by_model on photos.alterations (account_id, photo_id)
  where ended_at is null and kind in ('DECLUTTERED', 'STAGED', 'DUSK');
