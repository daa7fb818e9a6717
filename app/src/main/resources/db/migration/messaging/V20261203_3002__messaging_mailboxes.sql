-- The mailbox to which an account's answers come; its password is sealed.
create table messaging.mailboxes (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  host text not null,
  port int not null check (port between 1 and 65535),
  tls boolean not null,
  username text not null,
  password bytea not null,
  folder text not null,
  address text not null,
  tagged boolean not null,
  uid_validity bigint,
  last_uid bigint not null,
  problem text,
  checked_at timestamptz,
  primary key (account_id, id),
  unique (account_id)
);
select platform.protect('messaging.mailboxes');

-- Which account's mailbox is looked into when; read across accounts, nothing of a customer in it.
create table messaging.mailbox_turns (
  account_id uuid primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index mailbox_turns_due on messaging.mailbox_turns (due_at);

-- Letters to that mailbox by people whom nobody here has written to, until somebody decides.
create table messaging.strangers (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  sender text not null,
  sender_name text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  message_id text not null,
  received_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, message_id)
);
select platform.protect('messaging.strangers');
