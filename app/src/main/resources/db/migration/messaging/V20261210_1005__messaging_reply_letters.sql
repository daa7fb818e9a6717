-- When the agent was last told by mail that the person wrote.
alter table messaging.conversations add column told_at timestamptz;
