-- Leads: who they are, how to reach them, where they stand, what happened. Stages, sources and tags are data of the
-- account; their name_key (lower case) makes "Zillow" and "zillow" the same.
create table leads.stages (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  name_key text not null,
  position int not null,
  tone text not null check (tone in ('new', 'working', 'warm', 'won', 'lost')),
  primary key (account_id, id),
  unique (account_id, name_key)
);
select platform.protect('leads.stages');

create table leads.sources (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  name_key text not null,
  primary key (account_id, id),
  unique (account_id, name_key)
);
select platform.protect('leads.sources');

create table leads.tags (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  name_key text not null,
  primary key (account_id, id),
  unique (account_id, name_key)
);
select platform.protect('leads.tags');

create table leads.leads (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  first_name text,
  last_name text,
  sort_name text collate "C" not null,
  stage_id uuid not null,
  source_id uuid,
  owner_id uuid,
  state text check (state ~ '^[A-Z]{2}$'),
  postal_code text,
  time_zone text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_activity_at timestamptz not null,
  version int not null default 1,
  import_id uuid,
  primary key (account_id, id),
  foreign key (account_id, stage_id) references leads.stages (account_id, id),
  foreign key (account_id, source_id) references leads.sources (account_id, id),
  foreign key (account_id, owner_id) references accounts.memberships (account_id, user_id)
    on delete set null (owner_id)
);
select platform.protect('leads.leads');
-- One index per order of the list, and one per filter that is narrower than it.
create index leads_activity on leads.leads (account_id, last_activity_at desc, id desc);
create index leads_created on leads.leads (account_id, created_at desc, id desc);
create index leads_name on leads.leads (account_id, sort_name, id);
create index leads_stage on leads.leads (account_id, stage_id, last_activity_at desc, id desc);
create index leads_owner on leads.leads (account_id, owner_id, last_activity_at desc, id desc);
create index leads_import on leads.leads (account_id, import_id) where import_id is not null;

-- The keys by which two leads are the same: the e-mail address in lower case, the phone number in E.164.
create table leads.lead_emails (
  account_id uuid not null,
  key text not null,
  lead_id uuid not null,
  value text not null,
  position int not null,
  primary key (account_id, key),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index lead_emails_lead on leads.lead_emails (account_id, lead_id, position);
select platform.protect('leads.lead_emails');

create table leads.lead_phones (
  account_id uuid not null,
  key text not null,
  lead_id uuid not null,
  position int not null,
  primary key (account_id, key),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index lead_phones_lead on leads.lead_phones (account_id, lead_id, position);
select platform.protect('leads.lead_phones');

create table leads.lead_tags (
  account_id uuid not null,
  lead_id uuid not null,
  tag_id uuid not null,
  primary key (account_id, lead_id, tag_id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade,
  foreign key (account_id, tag_id) references leads.tags (account_id, id)
);
create index lead_tags_tag on leads.lead_tags (account_id, tag_id, lead_id);
select platform.protect('leads.lead_tags');

-- What a search finds a lead by: name beginnings, addresses, digits. Looked up as a range of a btree in byte order:
-- the comparison operators of text are leakproof, so the index serves under row-level security, where LIKE does not.
create table leads.lead_keys (
  account_id uuid not null,
  lead_id uuid not null,
  key text collate "C" not null,
  primary key (account_id, lead_id, key),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index lead_keys_key on leads.lead_keys (account_id, key, lead_id);
select platform.protect('leads.lead_keys');

create table leads.notes (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  author_id uuid,
  author_name text not null,
  body text not null check (length(body) between 1 and 20000),
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index notes_lead on leads.notes (account_id, lead_id, created_at desc);
select platform.protect('leads.notes');

create table leads.inquiries (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  type text not null,
  source_id uuid,
  message text,
  property text,
  occurred_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade,
  foreign key (account_id, source_id) references leads.sources (account_id, id)
);
create index inquiries_lead on leads.inquiries (account_id, lead_id, occurred_at desc);
select platform.protect('leads.inquiries');

create table leads.stage_changes (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  from_stage_id uuid,
  to_stage_id uuid not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade,
  foreign key (account_id, from_stage_id) references leads.stages (account_id, id),
  foreign key (account_id, to_stage_id) references leads.stages (account_id, id)
);
create index stage_changes_lead on leads.stage_changes (account_id, lead_id, changed_at desc);
create index stage_changes_at on leads.stage_changes (account_id, changed_at desc);
select platform.protect('leads.stage_changes');

create table leads.tasks (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid,
  title text not null check (length(title) between 1 and 500),
  due_at timestamptz,
  assigned_to uuid,
  created_by text not null,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade,
  foreign key (account_id, assigned_to) references accounts.memberships (account_id, user_id)
    on delete set null (assigned_to)
);
create index tasks_due on leads.tasks (account_id, due_at, id) where done_at is null;
create index tasks_lead on leads.tasks (account_id, lead_id, due_at);
select platform.protect('leads.tasks');

-- What happened to a lead, as its page tells it; rows of other modules are merged in by TimelineSource. A note's words
-- stand in leads.notes alone: reference names it.
create table leads.timeline (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  at timestamptz not null,
  kind text not null,
  title text not null,
  body text,
  actor text,
  reference uuid,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index timeline_lead on leads.timeline (account_id, lead_id, at desc, id desc);
select platform.protect('leads.timeline');
