-- Whom a letter of the product to a user names: it goes when they are erased.
create table messaging.letter_people (
  account_id uuid not null references accounts.accounts (id),
  message_id uuid not null,
  person_id uuid not null,
  primary key (account_id, message_id, person_id),
  foreign key (account_id, message_id) references messaging.messages (account_id, id) on delete cascade
);
create index letter_people_person on messaging.letter_people (account_id, person_id);
select platform.protect('messaging.letter_people');

-- Letters of the product go after 60 days, in every account.
create index messages_product on messaging.messages (account_id, created_at) where kind like 'PRODUCT/%';
