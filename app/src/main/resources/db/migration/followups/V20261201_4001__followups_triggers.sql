-- What enrolls leads by itself. value is a source, an inquiry's type, a stage, a tag, a form's id or a field's key; blank
-- where any will do. days: how long a silence has to last, or how long before the day.
create table followups.triggers (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  sequence_id uuid not null,
  kind text not null check (kind in ('CAPTURED', 'INQUIRY', 'STAGE', 'TAG', 'FORM', 'DATE', 'PRICE', 'SILENCE')),
  value text not null check (length(value) <= 120),
  days int not null check (days between 0 and 3650),
  created_at timestamptz not null,
  created_by text not null,
  primary key (account_id, id),
  unique (account_id, sequence_id, kind, value, days),
  foreign key (account_id, sequence_id) references followups.sequences (account_id, id) on delete cascade
);
select platform.protect('followups.triggers');
create index triggers_kind on followups.triggers (account_id, kind);

-- What a trigger was set off by, once for each occasion of a lead: written with the occasion, worked by the runner.
create table followups.firings (
  account_id uuid not null references accounts.accounts (id),
  trigger_id uuid not null,
  lead_id uuid not null,
  occasion text not null check (length(occasion) <= 120),
  fired_at timestamptz not null,
  due_at timestamptz,
  refusal text,
  primary key (account_id, trigger_id, lead_id, occasion),
  foreign key (account_id, trigger_id) references followups.triggers (account_id, id) on delete cascade,
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
select platform.protect('followups.firings');
create index firings_due on followups.firings (account_id, due_at) where due_at is not null;
create index firings_lead on followups.firings (account_id, lead_id);

-- When an account's days and silences are looked through again. Read before the account is known, and holds nothing else.
create table followups.sweeps (
  account_id uuid primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index sweeps_due on followups.sweeps (due_at);
