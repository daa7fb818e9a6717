-- The certificate is written after the profile is gone; so that it can be read, the language is kept with the address.
alter table privacy.closings
  add column asked_language text check (asked_language in ('en', 'es'));
