-- A merge with all that it needs to be undone: both leads as they were, and which rows moved. No foreign key to the leads: the
-- merged one is gone, and the kept one may be merged away in its turn.
create table leads.merges (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  merged_name text not null,
  merged_at timestamptz not null,
  merged_by text not null,
  kept_before jsonb not null,
  merged_before jsonb not null,
  moved jsonb not null,
  undone_at timestamptz,
  primary key (account_id, id)
);
create index merges_kept on leads.merges (account_id, kept_id, merged_at desc);
create index merges_merged on leads.merges (account_id, merged_id);
select platform.protect('leads.merges');

-- Pairs that look like one person and are not, as somebody said; the smaller id first.
create table leads.distinct_pairs (
  account_id uuid not null references accounts.accounts (id),
  one uuid not null,
  other uuid not null,
  primary key (account_id, one, other)
);
select platform.protect('leads.distinct_pairs');
