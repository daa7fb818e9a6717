-- What a user has stopped: a kind of mail, being counted, outside AI, or every use beyond the account itself (GDPR art. 7(3),
-- 18 and 21), and each act of theirs as its proof. They belong to people, not to an account: no tenant tables.
create table privacy.user_stops (
  user_id uuid not null references accounts.users (id) on delete cascade,
  what text not null check (what in ('WELCOME', 'DIGEST', 'NOTICES', 'USAGE', 'OUTSIDE_AI', 'RESTRICTION')),
  stopped_at timestamptz not null,
  primary key (user_id, what)
);
create table privacy.user_choices (
  id uuid primary key,
  user_id uuid not null references accounts.users (id) on delete cascade,
  what text not null,
  stopped boolean not null,
  how text not null check (length(how) between 1 and 100),
  chosen_at timestamptz not null
);
create index user_choices_of on privacy.user_choices (user_id, chosen_at desc);

-- Mail of a kind that its reader may end: who reads it, and which kind it is. Empty for all other mail.
alter table messaging.messages add column reader_id uuid, add column mail_kind text;
create index messages_of_a_kind on messaging.messages (account_id)
  where mail_kind is not null and status in ('QUEUED', 'HELD');
