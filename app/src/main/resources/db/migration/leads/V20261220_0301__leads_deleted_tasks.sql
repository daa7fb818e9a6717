-- A task that was deleted, as its row was, until it can be brought back no more; with it the next turn of one that comes again. It goes
-- with its lead.
create table leads.deleted_tasks (
  account_id uuid not null,
  id uuid not null,
  deleted_with uuid not null,
  lead_id uuid,
  task jsonb not null,
  deleted_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index deleted_tasks_with on leads.deleted_tasks (account_id, deleted_with);
create index deleted_tasks_lead on leads.deleted_tasks (account_id, lead_id) where lead_id is not null;
select platform.protect('leads.deleted_tasks');
