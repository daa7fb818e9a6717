-- What was done with a whole list of leads: which list, what, how far it came. after_id is the lead behind which the next
-- slice begins; a slice and its progress are committed together.
create table leads.bulk_actions (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  query text not null check (length(query) <= 8000),
  verb text not null,
  value text not null check (length(value) <= 200),
  words text not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  expected int not null,
  status text not null check (status in ('RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
  seen int not null default 0,
  changed int not null default 0,
  undone int not null default 0,
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  primary key (account_id, id)
);
create index bulk_actions_made on leads.bulk_actions (account_id, made_at desc, id desc);
select platform.protect('leads.bulk_actions');

-- Which leads an action changed, and what the way back needs of each. Kept for 30 days.
create table leads.bulk_changes (
  account_id uuid not null,
  action_id uuid not null,
  lead_id uuid not null,
  before text not null,
  primary key (account_id, action_id, lead_id),
  foreign key (account_id, action_id) references leads.bulk_actions (account_id, id) on delete cascade,
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index bulk_changes_lead on leads.bulk_changes (account_id, lead_id);
select platform.protect('leads.bulk_changes');
