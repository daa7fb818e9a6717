-- Whose answer this is: by the address that was written to last, and by the carrier's id for what it reports about.
create index messages_recipient on messaging.messages (account_id, recipient_key, created_at desc)
  where direction = 'OUT' and person_id is not null;
create index messages_provider on messaging.messages (account_id, provider, provider_id)
  where direction = 'OUT' and provider_id is not null;

-- Reports of carriers that were dealt with: each counts once.
create table messaging.reports (
  account_id uuid not null references accounts.accounts (id),
  provider text not null,
  report_id text not null,
  received_at timestamptz not null,
  primary key (account_id, provider, report_id)
);
select platform.protect('messaging.reports');
