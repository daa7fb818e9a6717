-- Inquiries say more of the property, in what language they were made, when they arrived, and when a person first answered.
-- "live" ones arrived within a day of what they tell of; the others are history and trigger nothing.
alter table leads.inquiries
  add column listing_id uuid,
  add column city text,
  add column state text,
  add column postal_code text,
  add column price numeric(14, 2),
  add column url text,
  add column language text,
  add column received_at timestamptz,
  add column live boolean not null default false,
  add column contacted_at timestamptz,
  add column contacted_by uuid;
alter table leads.inquiries no force row level security;
update leads.inquiries set received_at = occurred_at;
alter table leads.inquiries force row level security;
alter table leads.inquiries alter column received_at set not null;
create index inquiries_recent on leads.inquiries (account_id, occurred_at desc, id desc);
create index inquiries_waiting on leads.inquiries (account_id, lead_id) where live and contacted_at is null;

-- What a person agreed to, as it was shown to them. Messaging's ledger rests on these rows.
create table leads.consents (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  scope text not null,
  wording text not null,
  version text not null,
  source text not null,
  address text,
  given_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index consents_lead on leads.consents (account_id, lead_id, given_at desc);
select platform.protect('leads.consents');
