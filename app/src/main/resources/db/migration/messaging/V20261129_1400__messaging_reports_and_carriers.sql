-- A carrier's report that came before our own record of the send waits here until the carrier's id is known.
create table messaging.waiting_reports (
  account_id uuid not null references accounts.accounts (id),
  provider text not null,
  provider_id text not null,
  said text not null check (said in ('SENT', 'DELIVERED', 'FAILED')),
  reason text not null default '',
  address_dead boolean not null default false,
  received_at timestamptz not null,
  primary key (account_id, provider, provider_id, said)
);
select platform.protect('messaging.waiting_reports');

-- How a channel's carrier does: a row stands while its last call failed. While it rests, nothing is sent on the channel.
create table messaging.carrier_states (
  account_id uuid not null references accounts.accounts (id),
  channel text not null check (channel in ('EMAIL', 'SMS')),
  failures int not null,
  rests int not null default 0,
  resting_until timestamptz,
  reason text not null,
  primary key (account_id, channel)
);
select platform.protect('messaging.carrier_states');

-- What nobody knows the outcome of, by when it was sent: looked up with the carrier for an hour.
create index messages_unknown on messaging.messages (account_id, sent_at) where status = 'UNKNOWN';
