-- An import: the file stands in storage, its rows are taken in slices. rows_taken, the counts and the rows of a slice are
-- committed together, so that whoever takes over after a crash goes on exactly behind the last whole slice.
create table leads.imports (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  file_name text not null,
  storage_key text not null,
  size_bytes bigint not null,
  charset text not null,
  delimiter text not null check (length(delimiter) = 1),
  has_header boolean not null,
  columns text[] not null,
  mapping text[] not null,
  status text not null check (status in ('DRAFT', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'UNDONE')),
  source text,
  reason text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  rows_taken bigint not null default 0,
  bytes_taken bigint not null default 0,
  created int not null default 0,
  updated int not null default 0,
  skipped int not null default 0,
  failed int not null default 0,
  kept int not null default 0,
  primary key (account_id, id)
);
create index imports_created on leads.imports (account_id, created_at desc, id desc);
select platform.protect('leads.imports');

-- What became of rows that are more than a new lead. "cells" is the row as a line of CSV, kept where something is to be
-- told about it;
-- "filled" says what the row added to a lead that was there before, so that it can be taken back.
create table leads.import_rows (
  account_id uuid not null,
  import_id uuid not null,
  row_number bigint not null,
  outcome text not null check (outcome in ('CREATED', 'UPDATED', 'SKIPPED', 'FAILED')),
  lead_id uuid,
  message text,
  cells text,
  filled text,
  primary key (account_id, import_id, row_number),
  foreign key (account_id, import_id) references leads.imports (account_id, id) on delete cascade
);
create index import_rows_told on leads.import_rows (account_id, import_id, row_number) where message is not null;
select platform.protect('leads.import_rows');
