-- CLOSING: read-only, nothing is sent or charged, and an owner can undo it.
alter table accounts.accounts drop constraint accounts_status_check;
alter table accounts.accounts add constraint accounts_status_check
  check (status in ('ACTIVE', 'CLOSING', 'SUSPENDED', 'CLOSED'));
