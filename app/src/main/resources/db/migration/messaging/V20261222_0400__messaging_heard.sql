-- Of a step's message: the newest answer that the run knew of when it made it, and from when on answers count. An answer that
-- was being stored at that moment keeps the message back, whichever of the two has the earlier date.
alter table messaging.messages add column heard_at timestamptz;
alter table messaging.messages add column listens_from timestamptz;
