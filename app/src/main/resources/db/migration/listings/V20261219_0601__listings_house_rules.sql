-- What a brokerage bans and allows in its texts, one line each, as it typed them.
create table listings.house_rules (
  account_id uuid not null references accounts.accounts (id),
  lines text not null check (length(lines) <= 50000),
  changed_at timestamptz not null,
  primary key (account_id)
);
select platform.protect('listings.house_rules');
