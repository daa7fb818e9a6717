-- Files that came with a message or go with one, encrypted with the account's key. They lie beside the message, so that one
-- transaction keeps or erases both. Of a file over the limits only the name and the size are kept.
create table messaging.attachments (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  message_id uuid,
  stranger_id uuid,
  place int not null check (place >= 0),
  name text not null check (length(name) between 1 and 200),
  bytes bigint not null check (bytes >= 0),
  sealed bytea,
  primary key (account_id, id),
  foreign key (account_id, message_id) references messaging.messages (account_id, id) on delete cascade,
  foreign key (account_id, stranger_id) references messaging.strangers (account_id, id) on delete cascade,
  check ((message_id is null) <> (stranger_id is null))
);
alter table messaging.attachments alter column sealed set storage external;
create index attachments_message on messaging.attachments (account_id, message_id) where message_id is not null;
create index attachments_stranger on messaging.attachments (account_id, stranger_id) where stranger_id is not null;
select platform.protect('messaging.attachments');
