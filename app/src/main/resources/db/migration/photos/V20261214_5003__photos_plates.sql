-- Where licence plates seem to be, kept like faces.
alter table photos.photos add column suggested_plates json;
