-- What the account pays for a source of leads in a month, as somebody here enters it.
create table deals.source_costs (
  account_id uuid not null references accounts.accounts (id),
  source_id uuid not null,
  month date not null check (extract(day from month) = 1),
  cents bigint not null check (cents >= 0),
  primary key (account_id, source_id, month),
  foreign key (account_id, source_id) references leads.sources (account_id, id) on delete cascade
);
select platform.protect('deals.source_costs');
