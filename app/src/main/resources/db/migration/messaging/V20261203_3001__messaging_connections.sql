-- Accounts' own carriers. The secret (auth token, API key, password) is sealed.
create table messaging.connections (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  provider text not null check (provider in ('TWILIO', 'SENDGRID', 'SMTP')),
  login text not null,
  secret bytea not null,
  host text not null,
  port int not null check (port between 0 and 65535),
  tls boolean not null,
  sender text not null,
  event_key text not null,
  findings jsonb not null,
  problem text,
  warm boolean not null,
  connected_at timestamptz not null,
  checked_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, channel),
  check ((channel = 'SMS') = (provider = 'TWILIO'))
);
select platform.protect('messaging.connections');

-- LeadNest's own mail goes by the house's carrier: an account's carrier that fails holds none of it back.
alter table messaging.carrier_states add column house boolean not null default false;
alter table messaging.carrier_states drop constraint carrier_states_pkey;
alter table messaging.carrier_states add primary key (account_id, channel, house);
