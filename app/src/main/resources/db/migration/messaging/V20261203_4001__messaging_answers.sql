-- Whether a person answered is asked before each step of a sequence, whatever else was written to them.
create index messages_answers on messaging.messages (account_id, person_id, created_at)
  where direction = 'IN' and not automatic;
