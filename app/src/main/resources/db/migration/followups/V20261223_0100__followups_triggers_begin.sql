-- From when on a trigger counts: its making, or when its sequence came back into use.
alter table followups.triggers add column begins_at timestamptz not null default now();
alter table followups.triggers no force row level security;
update followups.triggers set begins_at = created_at;
alter table followups.triggers force row level security;
