-- Since when a request waits for the operator, from which its priority says by when an answer is due; what was promised for
-- the first answer, which the figures compare with when it came; who was told that it is late.
alter table support.tickets add column waiting_since timestamptz;
update support.tickets set waiting_since = created_at;
alter table support.tickets alter column waiting_since set not null;
alter table support.tickets add column first_due_at timestamptz;
update support.tickets set first_due_at = due_at;
alter table support.tickets alter column first_due_at set not null;
alter table support.tickets add column late_told_at timestamptz;
-- What the sender missed or liked, in their own words.
alter table support.tickets add column rating_words text check (length(rating_words) between 1 and 1000);
create index tickets_assignee on support.tickets (assignee_id, status);
create index tickets_created on support.tickets (created_at);
