-- How often the letter behind the last one that was read could not be taken in, and what is said of one that was passed over.
alter table leads.mailboxes
  add column failed int not null default 0,
  add column passed_over text,
  add column passed_over_at timestamptz;
