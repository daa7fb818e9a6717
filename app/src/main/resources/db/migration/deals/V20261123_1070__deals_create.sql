-- Deals across a pipeline. Pipelines and their stages are data of the account; amounts are cents.
create table deals.pipelines (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  name_key text not null,
  position int not null,
  primary key (account_id, id),
  unique (account_id, name_key)
);
select platform.protect('deals.pipelines');

create table deals.stages (
  account_id uuid not null,
  id uuid not null,
  pipeline_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  name_key text not null,
  position int not null,
  outcome text not null check (outcome in ('OPEN', 'WON', 'LOST')),
  probability int not null check (probability between 0 and 100),
  primary key (account_id, id),
  unique (account_id, pipeline_id, name_key),
  foreign key (account_id, pipeline_id) references deals.pipelines (account_id, id)
);
select platform.protect('deals.stages');

-- rank orders the cards of one column; a card that is put between two gets a rank between theirs.
create table deals.deals (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  value_cents bigint not null check (value_cents >= 0),
  stage_id uuid not null,
  lead_id uuid,
  listing_key text,
  expected_close date,
  commission_percent numeric(7, 4) check (commission_percent between 0 and 100),
  commission_cents bigint check (commission_cents >= 0),
  gci_cents bigint,
  lost_reason text check (length(lost_reason) between 1 and 500),
  owner_id uuid,
  rank double precision not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, stage_id) references deals.stages (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete set null (lead_id),
  foreign key (account_id, owner_id) references accounts.memberships (account_id, user_id)
    on delete set null (owner_id),
  check (commission_percent is null or commission_cents is null),
  check ((gci_cents is null) = (commission_percent is null and commission_cents is null))
);
select platform.protect('deals.deals');
create index deals_newest on deals.deals (account_id, created_at desc, id desc);
create index deals_column on deals.deals (account_id, stage_id, rank, id);
create index deals_lead on deals.deals (account_id, lead_id, created_at desc) where lead_id is not null;

-- Every stage that a deal has been in. from_stage_id is null where it was opened.
create table deals.stage_changes (
  account_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  from_stage_id uuid,
  to_stage_id uuid not null,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, deal_id) references deals.deals (account_id, id) on delete cascade,
  foreign key (account_id, from_stage_id) references deals.stages (account_id, id),
  foreign key (account_id, to_stage_id) references deals.stages (account_id, id)
);
select platform.protect('deals.stage_changes');
create index stage_changes_deal on deals.stage_changes (account_id, deal_id, changed_at desc, id desc);
create index stage_changes_user on deals.stage_changes (account_id, changed_by, changed_at desc);
