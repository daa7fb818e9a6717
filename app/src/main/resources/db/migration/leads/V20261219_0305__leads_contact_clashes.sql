-- Two leads of which one inquiry, or one row of a file, named an address of the one and a number of the other: the surest sign that they
-- are one person. Smaller id first.
create table leads.contact_clashes (
  account_id uuid not null,
  one uuid not null,
  other uuid not null,
  kind text not null check (kind in ('EMAIL', 'PHONE')),
  seen_at timestamptz not null,
  primary key (account_id, one, other),
  check (one < other),
  foreign key (account_id, one) references leads.leads (account_id, id) on delete cascade,
  foreign key (account_id, other) references leads.leads (account_id, id) on delete cascade
);
create index contact_clashes_other on leads.contact_clashes (account_id, other);
create index contact_clashes_seen on leads.contact_clashes (account_id, seen_at desc);
select platform.protect('leads.contact_clashes');
