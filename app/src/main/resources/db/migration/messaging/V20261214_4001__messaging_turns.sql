-- When the next text of a sender may leave, where networks take only so many a second from it.
create table messaging.turns (
  account_id uuid not null references accounts.accounts (id),
  sender text not null,
  next_at timestamptz not null,
  primary key (account_id, sender)
);
select platform.protect('messaging.turns');
