-- A task that comes again: when it is done, the next one is made.
alter table leads.tasks add column repeats text check (repeats in ('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'));

-- The secret address of a user's calendar feed carries this number; a new number makes the old address worthless.
create table leads.calendars (
  account_id uuid not null,
  user_id uuid not null,
  generation int not null default 1,
  primary key (account_id, user_id),
  foreign key (account_id, user_id) references accounts.memberships (account_id, user_id) on delete cascade
);
select platform.protect('leads.calendars');
