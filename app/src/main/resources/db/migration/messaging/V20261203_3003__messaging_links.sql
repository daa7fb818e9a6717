alter table messaging.settings add column track_links boolean not null default false;

-- Links of messages whose clicks are counted. When the person is erased the link goes on leading where it did, to nobody's name.
create table messaging.links (
  account_id uuid not null references accounts.accounts (id),
  code text not null check (code ~ '^[0-9A-Za-z]{10}$'),
  message_id uuid not null,
  person_id uuid,
  url text not null check (url ~ '^https?://'),
  clicks int not null default 0,
  first_click_at timestamptz,
  created_at timestamptz not null,
  primary key (account_id, code),
  unique (account_id, message_id, url)
);
create index links_person on messaging.links (account_id, person_id) where person_id is not null;
create index links_age on messaging.links (account_id, created_at);
select platform.protect('messaging.links');

-- Whose a code is: read before the account is known, and holds nothing but that.
create table messaging.link_codes (
  code text primary key,
  account_id uuid not null,
  foreign key (account_id, code) references messaging.links (account_id, code) on delete cascade
);
create index link_codes_link on messaging.link_codes (account_id, code);
