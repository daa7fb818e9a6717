-- What becomes of a letter of somebody whom nobody here knows, whichever door it comes by.
alter table messaging.settings add column unknown_senders text not null default 'REVIEW'
  check (unknown_senders in ('LEAD', 'REVIEW'));

-- By which door it came; a text waits, too, when its sender is no number that can be answered.
alter table messaging.strangers
  add column provider text not null default 'imap',
  add column channel text not null default 'EMAIL' check (channel in ('EMAIL', 'SMS'));

-- Letters of machines that nobody here wrote to: not kept, but for who wrote about what, for a week.
create table messaging.passed_letters (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  provider text not null,
  sender text not null,
  subject text not null,
  message_id text not null,
  received_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, message_id)
);
create index passed_letters_at on messaging.passed_letters (account_id, received_at desc);
select platform.protect('messaging.passed_letters');
