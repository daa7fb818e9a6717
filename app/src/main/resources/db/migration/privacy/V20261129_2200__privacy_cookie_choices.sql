-- Proof of what a visitor decided about cookies: which words they saw, what they chose, when and in which time zone. Of
-- browsers, not of accounts: no tenant table, and nothing in it says who it was.
create table privacy.cookie_choices (
  id uuid primary key,
  version text not null,
  preferences boolean not null,
  analytics boolean not null,
  signal boolean not null,
  region text check (length(region) <= 60),
  chosen_at timestamptz not null
);
create index cookie_choices_age on privacy.cookie_choices (chosen_at);
