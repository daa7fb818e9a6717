-- Sharing that an account's owner is asked to agree to. An entry of the register follows from their own yes alone.
create table privacy.sharing_offers (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  recipient text not null check (length(recipient) between 1 and 300),
  basis text not null check (length(basis) between 1 and 1000),
  what text not null check (length(what) between 1 and 2000),
  reason text not null check (length(reason) between 1 and 2000),
  offered_at timestamptz not null,
  decided_at timestamptz,
  agreed boolean,
  decided_by uuid,
  check ((decided_at is null) = (agreed is null) and (decided_at is null) = (decided_by is null)),
  primary key (account_id, id)
);
select platform.protect('privacy.sharing_offers');
