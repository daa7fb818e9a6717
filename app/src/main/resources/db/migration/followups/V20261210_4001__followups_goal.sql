-- The tag that a run of the version is after: a lead who has it is there, and the run ends. Empty where there is none.
alter table followups.versions add column goal_tag text not null default '' check (length(goal_tag) <= 60);
create index versions_goal on followups.versions (account_id, lower(goal_tag)) where goal_tag <> '';
