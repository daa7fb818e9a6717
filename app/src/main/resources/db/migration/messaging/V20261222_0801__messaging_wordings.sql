-- Which wording of its step a message says, from 0; absent where the step has one.
alter table messaging.messages add column variant smallint;
