-- Which record of the file names the columns; what stands above it is a title. 0 for none.
alter table leads.imports add column header_row bigint not null default 0;
alter table leads.imports no force row level security;
update leads.imports set header_row = 1 where has_header;
alter table leads.imports force row level security;
