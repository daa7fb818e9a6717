-- Where faces seem to be in a photo as it was taken, as shares of its size; null until somebody looked. What is veiled of
-- them stands in the ledger of alterations, as a person's act.
alter table photos.photos add column suggested_faces json;
