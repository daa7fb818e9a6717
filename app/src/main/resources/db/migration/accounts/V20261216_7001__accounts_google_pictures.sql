-- Where the issuer keeps a person's picture, from the moment they were joined until it was fetched or could not be.
alter table accounts.identities
  add column picture_from text check (length(picture_from) between 1 and 2000);
