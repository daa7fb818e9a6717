-- Lead mail: each message is kept as it came before anybody reads it. "digest" is the SHA-256 of the bytes: the same message
-- by the door and by the mailbox, or sent twice, is one.
create table leads.mail (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  digest bytea not null,
  raw bytea not null,
  cut boolean not null default false,
  received_at timestamptz not null,
  status text not null check (status in ('RECEIVED', 'FILED', 'REVIEW', 'DISMISSED')),
  sender text,
  subject text,
  reader text,
  reason text,
  lead_id uuid,
  primary key (account_id, id),
  unique (account_id, digest),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete set null (lead_id)
);
create index mail_at on leads.mail (account_id, received_at desc, id desc);
create index mail_review on leads.mail (account_id, received_at) where status = 'REVIEW';
select platform.protect('leads.mail');

-- A mailbox that is read by IMAP; its password is sealed.
create table leads.mailboxes (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  host text not null,
  port int not null check (port between 1 and 65535),
  tls boolean not null,
  username text not null,
  password bytea not null,
  folder text not null default 'INBOX',
  uid_validity bigint,
  last_uid bigint not null default 0,
  problem text,
  checked_at timestamptz,
  primary key (account_id, id),
  unique (account_id)
);
select platform.protect('leads.mailboxes');

-- Which account has a mailbox to look into, read by the runner across accounts; nothing of a customer in it.
create table leads.mailbox_accounts (
  account_id uuid not null primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index mailbox_accounts_due on leads.mailbox_accounts (due_at);
