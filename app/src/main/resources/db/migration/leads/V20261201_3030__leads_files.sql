-- Files that people keep with a lead. The storage's key is made of the id, so that a file can be removed when its row is gone.
create table leads.files (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  bytes bigint not null check (bytes > 0),
  added_by_name text not null,
  added_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index files_lead on leads.files (account_id, lead_id, added_at desc);
select platform.protect('leads.files');
