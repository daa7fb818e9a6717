-- One text sent to many leads as one act. A person gets it once on a channel, however often it is sent.
create table messaging.mailings (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  subject text not null,
  body text not null,
  people int not null,
  created_at timestamptz not null,
  created_by text not null,
  withdrawn_at timestamptz,
  primary key (account_id, id)
);
select platform.protect('messaging.mailings');
create index mailings_newest on messaging.mailings (account_id, created_at desc, id desc);

alter table messaging.messages add column mailing_id uuid;
create unique index messages_once_per_mailing on messaging.messages (account_id, mailing_id, person_id, channel)
  where mailing_id is not null;
