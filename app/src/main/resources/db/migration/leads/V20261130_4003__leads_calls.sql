-- Calls that somebody logged by hand. The words stand here and, as they were, on the lead's timeline.
create table leads.calls (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  user_id uuid not null,
  direction text not null check (direction in ('OUT', 'IN')),
  outcome text not null check (outcome in ('TALKED', 'VOICEMAIL', 'NO_ANSWER', 'WRONG_NUMBER')),
  minutes int check (minutes between 0 and 1440),
  note text check (length(note) between 1 and 5000),
  called_at timestamptz not null,
  logged_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index calls_lead on leads.calls (account_id, lead_id, called_at desc);
create index calls_user on leads.calls (account_id, user_id, called_at desc);
select platform.protect('leads.calls');
