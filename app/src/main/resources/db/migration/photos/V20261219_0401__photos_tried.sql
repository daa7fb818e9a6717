-- A file is decoded in the service only after it was tried where it can do no harm. When and how the camera took it is kept,
-- so that brackets are looked for without reading the files again.
alter table photos.photos
  add column tried boolean not null default false,
  add column taken json;

-- A change that could not be made leaves the pictures that there were: such a photo is READY and says why.
alter table photos.photos drop constraint photos_check;
alter table photos.photos add constraint photos_refused_with_reason
  check (status <> 'REFUSED' or refusal_reason is not null);

-- For whoever looks for photos that wait without a job.
create index photos_unfinished on photos.photos (account_id) where status in ('RECEIVED', 'PROCESSING');
