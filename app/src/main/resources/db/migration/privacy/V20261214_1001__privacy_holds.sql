-- What must not be erased yet, and why: legal holds over parts of an account, and what stays of an account that was closed for
-- fraud. Set by operators, who read them across accounts, hence no tenant tables. Who set one is the number of a user.
create table privacy.holds (
  id uuid primary key,
  customer_id uuid not null references accounts.accounts (id),
  reason text not null check (length(reason) between 1 and 2000),
  law text not null check (length(law) between 1 and 1000),
  parts text[] not null check (cardinality(parts) > 0),
  held_until date not null,
  silent_until date,
  silent_law text,
  set_at timestamptz not null,
  set_by uuid not null,
  told_at timestamptz,
  ended_at timestamptz,
  completed_at timestamptz,
  check ((silent_until is null) = (silent_law is null))
);
create index holds_active on privacy.holds (customer_id) where ended_at is null;

-- Each act on a hold; lines are added and never changed, and go with their hold.
create table privacy.hold_acts (
  id uuid primary key,
  hold_id uuid not null references privacy.holds (id) on delete cascade,
  act text not null check (act in ('SET', 'EXTENDED', 'OWNER_TOLD', 'ENDED', 'COMPLETED')),
  words text not null,
  acted_by uuid,
  acted_at timestamptz not null
);
create index hold_acts_hold on privacy.hold_acts (hold_id, acted_at);
revoke update, delete on privacy.hold_acts from ${application};

-- People who were to be erased while a hold kept them: restricted until it ends, then erased.
create table privacy.held_people (
  account_id uuid not null references accounts.accounts (id),
  person_id uuid not null,
  asked_at timestamptz not null,
  primary key (account_id, person_id)
);
select platform.protect('privacy.held_people');

-- Keyed hashes of the addresses of whoever committed fraud, so that they do not come back the next day.
create table privacy.fraud_records (
  id uuid primary key,
  customer_id uuid not null references accounts.accounts (id),
  what text not null check (length(what) between 1 and 300),
  law text not null check (length(law) between 1 and 1000),
  address_keys text[] not null check (cardinality(address_keys) > 0),
  kept_until date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index fraud_records_keys on privacy.fraud_records using gin (address_keys);

-- Erased but for what a hold keeps.
alter table privacy.closings add column resting boolean not null default false;
create index closings_resting on privacy.closings (id) where resting;
