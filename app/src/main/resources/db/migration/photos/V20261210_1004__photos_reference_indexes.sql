-- A photo that goes asks the ledger of alterations who points to it.
create index alterations_photo on photos.alterations (account_id, photo_id);
