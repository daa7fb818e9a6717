-- Suspected duplicates are looked for among people of the same first name and ZIP code. Compared with = alone, which is leakproof, so
-- that the index serves under row-level security.
create index leads_place on leads.leads (account_id, postal_code, first_name)
  where postal_code is not null and first_name is not null;
