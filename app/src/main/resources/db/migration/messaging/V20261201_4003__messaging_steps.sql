-- What became of a step's messages is counted by step.
create index messages_step on messaging.messages (account_id, step_id, status) where step_id is not null;
