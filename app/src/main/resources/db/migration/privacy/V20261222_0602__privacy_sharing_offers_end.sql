-- An offer ends by itself, and a yes can be taken back (GDPR art. 7(3)).
alter table privacy.sharing_offers
  add column open_until date not null default (now() + interval '30 days')::date,
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid,
  add check ((withdrawn_at is null) = (withdrawn_by is null)),
  add check (withdrawn_at is null or agreed);
alter table privacy.sharing_offers alter column open_until drop default;

-- Offers are made by a command; the running service tells the owners. Across accounts, hence no tenant table.
create table privacy.untold_offers (
  offer_id uuid primary key,
  customer_id uuid not null references accounts.accounts (id)
);
grant select, insert, delete on privacy.untold_offers to ${application};
