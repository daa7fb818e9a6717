-- The domain whose letters Inbound Parse hands on to the account: its messages have answer addresses there once it is ready.
create table messaging.reply_domains (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  domain text not null,
  exchangers text[] not null,
  ready boolean not null,
  checked_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id)
);
select platform.protect('messaging.reply_domains');
