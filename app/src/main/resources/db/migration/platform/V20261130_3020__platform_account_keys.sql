-- One sealed key an account; without its row nothing that was written under it can be read.
create table platform.account_keys (
  account_id uuid primary key,
  sealed bytea not null
);
select platform.protect('platform.account_keys');
