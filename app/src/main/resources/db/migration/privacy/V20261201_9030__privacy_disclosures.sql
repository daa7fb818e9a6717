-- What was asked of the operator by others, and what was given to whom. Rows are added and never changed. They are the
-- operator's, who reads them across accounts; a customer reads its own, once it may be told.
create table privacy.disclosures (
  id uuid primary key,
  customer_id uuid references accounts.accounts (id),
  kind text not null check (kind in ('LEGAL_REQUEST', 'CONSENTED_SHARING', 'BUSINESS_TRANSFER')),
  recipient text not null check (length(recipient) between 1 and 300),
  basis text not null check (length(basis) between 1 and 1000),
  what text not null check (length(what) between 1 and 2000),
  decision text not null check (decision in ('GIVEN', 'NARROWED', 'REFUSED')),
  reason text not null check (length(reason) between 1 and 2000),
  consented_by text,
  consented_at timestamptz,
  decided_on date not null,
  silent_until date,
  recorded_at timestamptz not null,
  check (kind <> 'CONSENTED_SHARING' or (consented_by <> '' and consented_at is not null and customer_id is not null)),
  check (silent_until is null or kind = 'LEGAL_REQUEST')
);
create index disclosures_customer on privacy.disclosures (customer_id, decided_on desc);
grant select, insert, delete on privacy.disclosures to ${application};
revoke update on privacy.disclosures from ${application};
