-- What a deal's commission is divided into, its key dates and the people in it; stages that are out of use.
alter table deals.stages add column archived boolean not null default false;

alter table deals.deals
  add column probability int check (probability between 0 and 100),
  add column referral_percent numeric(7, 4) check (referral_percent between 0 and 100),
  add column referral_cents bigint check (referral_cents >= 0),
  add column referral_to text check (length(referral_to) between 1 and 200),
  add column referral_fee_cents bigint check (referral_fee_cents >= 0),
  add column remind_days int not null default 2 check (remind_days between 0 and 60),
  add check (referral_percent is null or referral_cents is null);

-- Who gets a share of the commission. amount_cents is computed when the deal is saved; null while it has no commission.
create table deals.splits (
  account_id uuid not null,
  deal_id uuid not null,
  position int not null,
  kind text not null check (kind in ('AGENT', 'TEAM', 'BROKERAGE')),
  user_id uuid,
  name text not null check (length(name) between 1 and 200),
  percent numeric(7, 4) check (percent between 0 and 100),
  flat_cents bigint check (flat_cents >= 0),
  amount_cents bigint check (amount_cents >= 0),
  primary key (account_id, deal_id, position),
  foreign key (account_id, deal_id) references deals.deals (account_id, id) on delete cascade,
  check ((percent is null) <> (flat_cents is null))
);
select platform.protect('deals.splits');
create index splits_user on deals.splits (account_id, user_id) where user_id is not null;

-- A day that a contract names, and the task that reminds of it.
create table deals.key_dates (
  account_id uuid not null,
  deal_id uuid not null,
  kind text not null check (kind in ('INSPECTION', 'FINANCING', 'APPRAISAL', 'CLOSING')),
  day date not null,
  task_id uuid,
  primary key (account_id, deal_id, kind),
  foreign key (account_id, deal_id) references deals.deals (account_id, id) on delete cascade,
  foreign key (account_id, task_id) references leads.tasks (account_id, id) on delete set null (task_id)
);
select platform.protect('deals.key_dates');
create index key_dates_task on deals.key_dates (account_id, task_id) where task_id is not null;

-- Whoever takes part in a deal; one that is a lead of the account goes when the lead is erased.
create table deals.parties (
  account_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  position int not null,
  role text not null check (role in ('BUYER', 'SELLER', 'BUYER_AGENT', 'LISTING_AGENT', 'LENDER', 'TITLE', 'ATTORNEY',
    'INSPECTOR', 'OTHER')),
  name text not null check (length(name) between 1 and 200),
  email text check (length(email) between 3 and 320),
  phone text check (length(phone) between 3 and 30),
  lead_id uuid,
  primary key (account_id, id),
  foreign key (account_id, deal_id) references deals.deals (account_id, id) on delete cascade,
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
select platform.protect('deals.parties');
create index parties_deal on deals.parties (account_id, deal_id, position);
create index parties_lead on deals.parties (account_id, lead_id) where lead_id is not null;
create index deals_expected on deals.deals (account_id, expected_close) where closed_at is null;
