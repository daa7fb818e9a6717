-- Pictures and other files that came with a text and lie at the carrier until they are fetched; gone with their message. What
-- was fetched is an attachment and no longer stands here; of what could not be, the address is forgotten.
create table messaging.media_fetches (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  message_id uuid not null,
  place int not null check (place between 0 and 9),
  address text not null,
  name text not null check (length(name) between 1 and 200),
  state text not null default 'WAITING' check (state in ('WAITING', 'FAILED')),
  problem text,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, message_id, place),
  foreign key (account_id, message_id) references messaging.messages (account_id, id) on delete cascade,
  check ((state = 'FAILED') = (problem is not null)),
  check (state = 'WAITING' or address = '')
);
select platform.protect('messaging.media_fetches');

-- Letters that could not be opened are passed over, too.
alter table messaging.passed_letters add column unopened boolean not null default false;
