-- An import is taken back when the job is through, not when somebody asked for it.
alter table leads.imports add column taken_back_at timestamptz;
alter table leads.imports no force row level security;
update leads.imports set taken_back_at = coalesce(finished_at, created_at) where status = 'UNDONE';
alter table leads.imports force row level security;
