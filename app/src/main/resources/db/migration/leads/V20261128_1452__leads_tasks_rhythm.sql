-- Where the rhythm of a task that comes again began, whatever it was put off to since; and from which task it came, so that
-- undoing that one takes it back.
alter table leads.tasks add column anchor_at timestamptz;
alter table leads.tasks add column follows uuid;
create index tasks_follows on leads.tasks (account_id, follows) where follows is not null;
