-- Routing: who gets a lead that comes in. Rules are tried in order; each says why it did not take a lead.
create table leads.routing_rules (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  position int not null,
  name text not null check (length(name) between 1 and 100),
  enabled boolean not null default true,
  sources text[] not null default '{}',
  areas text[] not null default '{}',
  languages text[] not null default '{}',
  price_from numeric(14, 2),
  price_to numeric(14, 2),
  days int[] not null default '{}',
  time_from time,
  time_to time,
  action text not null check (action in ('AGENT', 'ROUND_ROBIN', 'FIRST_TO_CLAIM', 'POND')),
  claim_minutes int not null default 15 check (claim_minutes between 1 and 10080),
  answer_minutes int check (answer_minutes between 1 and 10080),
  escalation text not null default 'OWNERS' check (escalation in ('NEXT', 'POND', 'OWNERS')),
  created_at timestamptz not null,
  primary key (account_id, id)
);
create index routing_rules_order on leads.routing_rules (account_id, position, id);
select platform.protect('leads.routing_rules');

-- No foreign key to the membership: an agent who left stays named here, so that the rule can say that it fell through.
-- "credit" is the state of the smooth weighted round robin.
create table leads.routing_agents (
  account_id uuid not null,
  rule_id uuid not null,
  user_id uuid not null,
  name text not null,
  weight int not null default 1 check (weight between 1 and 100),
  credit int not null default 0,
  primary key (account_id, rule_id, user_id),
  foreign key (account_id, rule_id) references leads.routing_rules (account_id, id) on delete cascade
);
select platform.protect('leads.routing_agents');

-- When an agent takes leads, in the account's zone. Nobody without a row is ever away. Vacation days are inclusive.
create table leads.shifts (
  account_id uuid not null,
  user_id uuid not null,
  days int[] not null default '{}',
  time_from time,
  time_to time,
  away_from date,
  away_until date,
  primary key (account_id, user_id),
  foreign key (account_id, user_id) references accounts.memberships (account_id, user_id) on delete cascade
);
select platform.protect('leads.shifts');

create table leads.routing_log (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  inquiry_id uuid,
  rule_id uuid,
  at timestamptz not null,
  outcome text not null check (outcome in ('ASSIGNED', 'KEPT', 'OFFERED', 'POND', 'CLAIMED', 'ESCALATED')),
  owner_id uuid,
  summary text not null,
  steps text[] not null default '{}',
  fell_through boolean not null default false,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index routing_log_at on leads.routing_log (account_id, at desc, id desc);
create index routing_log_lead on leads.routing_log (account_id, lead_id, at desc);
select platform.protect('leads.routing_log');

-- Leads that nobody owns and somebody may claim: offered to some until "until", or in the pond for everybody.
create table leads.unclaimed (
  account_id uuid not null,
  lead_id uuid not null,
  inquiry_id uuid,
  rule_id uuid,
  offered_to uuid[] not null default '{}',
  since timestamptz not null,
  until timestamptz,
  primary key (account_id, lead_id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index unclaimed_since on leads.unclaimed (account_id, since, lead_id);
select platform.protect('leads.unclaimed');

-- What is to happen with a routed lead, should nobody answer it in time; and when that is due, read by the runner across
-- accounts, without anything of a customer in it.
create table leads.escalations (
  account_id uuid not null,
  lead_id uuid not null,
  inquiry_id uuid not null,
  rule_id uuid,
  due_at timestamptz not null,
  primary key (account_id, lead_id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index escalations_due on leads.escalations (account_id, due_at);
select platform.protect('leads.escalations');

create table leads.wakeups (
  account_id uuid not null primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index wakeups_due on leads.wakeups (due_at);

-- The ownership passport: whose lead it is when an agent leaves. A source says it for the leads that come from it; rows
-- stand here for leads of agents' own sources, and for those that came before a source's setting was changed.
alter table leads.sources
  add column belongs_to text not null default 'COMPANY' check (belongs_to in ('COMPANY', 'AGENT'));
create table leads.passports (
  account_id uuid not null,
  lead_id uuid not null,
  belongs_to text not null check (belongs_to in ('COMPANY', 'AGENT')),
  agent_id uuid,
  reason text not null,
  set_at timestamptz not null,
  primary key (account_id, lead_id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index passports_agent on leads.passports (account_id, agent_id, lead_id) where belongs_to = 'AGENT';
select platform.protect('leads.passports');
