-- Plans, what they hold and cost; subscriptions and invoices as Stripe last told them; use of what a plan holds.

create table billing.plans (
  plan text primary key check (plan ~ '^[a-z]+$'),
  name text not null,
  tagline text not null,
  position int not null,
  sold boolean not null
);

-- Amounts a month, seats and listings at a time; null is without limit.
create table billing.plan_limits (
  plan text not null references billing.plans (plan),
  allowance text not null check (allowance in ('SEATS', 'MESSAGES', 'PHOTOS', 'TEXTS', 'LISTINGS')),
  amount bigint check (amount >= 0),
  primary key (plan, allowance)
);

-- What is asked for a seat, in cents of a US dollar; Stripe's price with the same lookup key wins when it is configured.
create table billing.prices (
  lookup_key text primary key,
  plan text not null references billing.plans (plan),
  cycle text not null check (cycle in ('MONTH', 'YEAR')),
  cents bigint not null check (cents > 0),
  unique (plan, cycle)
);

create table billing.credit_packs (
  lookup_key text primary key,
  name text not null,
  allowance text not null check (allowance in ('MESSAGES', 'PHOTOS', 'TEXTS')),
  credits bigint not null check (credits > 0),
  cents bigint not null check (cents > 0),
  position int not null
);

insert into billing.plans (plan, name, tagline, position, sold) values
  ('trial', 'Trial', 'Everything, for 14 days.', 0, false),
  ('solo', 'Solo', 'One agent who does the calling, the photos and the writing alone.', 1, true),
  ('team', 'Team', 'A few agents and an assistant who share leads, templates and sequences.', 2, true),
  ('brokerage', 'Brokerage', 'An office with an owner, admins and rules of its own about who sees what.', 3, true);

insert into billing.plan_limits (plan, allowance, amount) values
  ('trial', 'SEATS', 10), ('trial', 'MESSAGES', 2000), ('trial', 'PHOTOS', 200), ('trial', 'TEXTS', 200),
  ('trial', 'LISTINGS', 25),
  ('solo', 'SEATS', 1), ('solo', 'MESSAGES', 3000), ('solo', 'PHOTOS', 300), ('solo', 'TEXTS', 200),
  ('solo', 'LISTINGS', 25),
  ('team', 'SEATS', 10), ('team', 'MESSAGES', 15000), ('team', 'PHOTOS', 1500), ('team', 'TEXTS', 1000),
  ('team', 'LISTINGS', 150),
  ('brokerage', 'SEATS', null), ('brokerage', 'MESSAGES', 100000), ('brokerage', 'PHOTOS', 10000),
  ('brokerage', 'TEXTS', 10000), ('brokerage', 'LISTINGS', null);

insert into billing.prices (lookup_key, plan, cycle, cents) values
  ('solo_monthly', 'solo', 'MONTH', 3900), ('solo_yearly', 'solo', 'YEAR', 39000),
  ('team_monthly', 'team', 'MONTH', 3400), ('team_yearly', 'team', 'YEAR', 34000),
  ('brokerage_monthly', 'brokerage', 'MONTH', 2900), ('brokerage_yearly', 'brokerage', 'YEAR', 29000);

insert into billing.credit_packs (lookup_key, name, allowance, credits, cents, position) values
  ('pack_messages_1000', '1,000 messages', 'MESSAGES', 1000, 1500, 1),
  ('pack_photos_100', '100 photos', 'PHOTOS', 100, 1200, 2),
  ('pack_texts_100', '100 texts', 'TEXTS', 100, 900, 3);

-- Whose customer a webhook is about: read before the account is known, hence not a tenant table.
create table billing.customers (
  account_id uuid primary key references accounts.accounts (id),
  customer_id text not null unique,
  email text,
  tax_ids text[] not null default '{}'
);

create table billing.subscriptions (
  account_id uuid not null references accounts.accounts (id),
  id text not null,
  status text not null check (status in ('INCOMPLETE', 'INCOMPLETE_EXPIRED', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'CANCELED',
    'UNPAID', 'PAUSED')),
  plan text not null references billing.plans (plan),
  cycle text not null check (cycle in ('MONTH', 'YEAR')),
  seats int not null check (seats > 0),
  cents bigint not null,
  created_at timestamptz not null,
  period_end timestamptz,
  trial_end timestamptz,
  cancel_at timestamptz,
  ended_at timestamptz,
  next_plan text references billing.plans (plan),
  next_at timestamptz,
  schedule_id text,
  version int not null default 1,
  primary key (account_id, id)
);
select platform.protect('billing.subscriptions');

create table billing.invoices (
  account_id uuid not null references accounts.accounts (id),
  id text not null,
  subscription_id text,
  number text,
  status text not null,
  total_cents bigint not null,
  paid_cents bigint not null,
  refunded_cents bigint not null default 0,
  currency text not null,
  created_at timestamptz not null,
  attempts int not null default 0,
  next_attempt_at timestamptz,
  page_url text,
  pdf_url text,
  version int not null default 1,
  primary key (account_id, id)
);
select platform.protect('billing.invoices');
create index invoices_created on billing.invoices (account_id, created_at desc);

-- A plan that the operator gave, for nothing.
create table billing.grants (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  plan text not null references billing.plans (plan),
  until timestamptz,
  reason text not null check (length(reason) between 1 and 500),
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('billing.grants');

-- Use in a calendar month of the account's own zone.
create table billing.usage (
  account_id uuid not null references accounts.accounts (id),
  allowance text not null,
  month date not null,
  used bigint not null check (used >= 0),
  primary key (account_id, allowance, month)
);
select platform.protect('billing.usage');

-- One row for each thing that was counted, so that a retry counts once.
create table billing.usage_entries (
  account_id uuid not null references accounts.accounts (id),
  allowance text not null,
  item text not null,
  at timestamptz not null,
  primary key (account_id, allowance, item)
);
select platform.protect('billing.usage_entries');

-- Bought or given beside the plan; kept until used.
create table billing.credits (
  account_id uuid not null references accounts.accounts (id),
  allowance text not null,
  remaining bigint not null check (remaining >= 0),
  primary key (account_id, allowance)
);
select platform.protect('billing.credits');

create table billing.credit_entries (
  account_id uuid not null references accounts.accounts (id),
  id text not null,
  allowance text not null,
  credits bigint not null,
  reason text not null,
  at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('billing.credit_entries');

-- Mails about money, each once.
create table billing.notices (
  account_id uuid not null references accounts.accounts (id),
  kind text not null,
  item text not null,
  at timestamptz not null,
  primary key (account_id, kind, item)
);
select platform.protect('billing.notices');

-- What Stripe sent, as it came: RECEIVED until worked on, then DONE, KEPT (a type that means nothing here) or POISON (the
-- operator's list). Of no account: which one it is about is found when it is worked on.
create table billing.stripe_events (
  id text primary key,
  type text not null,
  object_id text,
  created_at timestamptz not null,
  received_at timestamptz not null,
  body text not null,
  state text not null check (state in ('RECEIVED', 'DONE', 'KEPT', 'POISON')),
  tries int not null default 0,
  try_at timestamptz not null,
  problem text
);
create index stripe_events_waiting on billing.stripe_events (try_at) where state = 'RECEIVED';
