-- What an edited lead was like while a legal hold keeps it.
create table leads.held_edits (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  lead_id uuid not null,
  edited_at timestamptz not null,
  before jsonb not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index held_edits_lead on leads.held_edits (account_id, lead_id);
select platform.protect('leads.held_edits');
