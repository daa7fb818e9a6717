-- Which wording of its step a message says, from 0; absent where the step has one.
alter table messaging.messages add column variant smallint;

-- What people wrote themselves: few rows beside what is sent to them, and what numbers of answers begin with.
create index messages_from_people on messaging.messages (account_id, person_id, created_at)
  where direction = 'IN' and not automatic;
