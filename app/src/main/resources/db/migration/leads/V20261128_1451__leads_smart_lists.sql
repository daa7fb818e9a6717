-- Saved filters over leads; they hold no leads, so that a list is always what fits now.
create table leads.smart_lists (
  account_id uuid not null,
  id uuid not null,
  made_by uuid not null,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 1000),
  shared boolean not null,
  primary key (account_id, id),
  foreign key (account_id, made_by) references accounts.memberships (account_id, user_id) on delete cascade
);
create unique index smart_lists_name on leads.smart_lists (account_id, made_by, lower(name));
select platform.protect('leads.smart_lists');
