-- Until when what the gate allowed may leave: what was judged legal at one minute to nine does not leave at nine.
alter table messaging.messages add column allowed_until timestamptz;

-- Of a machine's answer: the day on which it says that the person is back, and until when their messages wait therefore.
alter table messaging.messages add column back_on date;
alter table messaging.messages add column away_until timestamptz;
create index messages_away on messaging.messages (account_id, person_id, away_until) where away_until is not null;

-- Whether anybody ever wrote from an address.
create index messages_heard on messaging.messages (account_id, recipient_key) where direction = 'IN';

-- What a message says, however it is spaced and capitalised: nobody gets the same words twice in a row.
create function messaging.words(subject text, body text) returns text language sql immutable parallel safe as $$
  select md5(btrim(regexp_replace(lower(subject || ' ' || body), '\s+', ' ', 'g')))
$$;
