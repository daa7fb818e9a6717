-- That a person's data was restricted and may be used again: who lifted it, why, and for how long it had stood.
create table privacy.lifted_restrictions (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  person_id uuid not null,
  restricted_because text not null,
  restricted_at timestamptz not null,
  lifted_because text not null check (length(lifted_because) between 1 and 2000),
  lifted_at timestamptz not null,
  lifted_by uuid not null,
  primary key (account_id, id)
);
create index lifted_restrictions_person on privacy.lifted_restrictions (account_id, person_id);
select platform.protect('privacy.lifted_restrictions');
