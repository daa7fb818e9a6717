-- When its sender was told that a request is here: an address gets few such letters a day. When operators were told that it
-- is held.
alter table support.tickets add column acknowledged_at timestamptz;
alter table support.tickets add column held_told_at timestamptz;
create index tickets_acknowledged on support.tickets (lower(email), acknowledged_at) where acknowledged_at is not null;
create index tickets_waiting on support.tickets (changed_at) where status = 'WAITING';
