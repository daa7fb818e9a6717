-- How often a showing was changed (SEQUENCE of RFC 5545), and of which of those changes the lead was told.
alter table leads.showings add column sequence int not null default 0, add column told_sequence int not null default 0;
alter table leads.showings no force row level security;
update leads.showings set sequence = 1, told_sequence = 1 where status = 'CANCELED';
alter table leads.showings force row level security;
