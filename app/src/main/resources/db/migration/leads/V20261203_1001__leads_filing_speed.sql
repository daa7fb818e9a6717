-- An import writes some twenty rows a lead; a foreign key costs a look-up for each of them.

-- The search keys are made from the lead by whoever holds it, and go when it goes: a statement's worth at once.
alter table leads.lead_keys drop constraint lead_keys_account_id_lead_id_fkey;
-- One index that finds by key and is unique, and a small one that finds a lead's: half the time of two wide ones.
alter table leads.lead_keys drop constraint lead_keys_pkey;
drop index leads.lead_keys_key;
alter table leads.lead_keys add constraint lead_keys_key primary key (account_id, key, lead_id);
create index lead_keys_lead on leads.lead_keys (account_id, lead_id);
create function leads.forget_keys() returns trigger language plpgsql as $$
begin
  delete from leads.lead_keys k using gone g where k.account_id = g.account_id and k.lead_id = g.id;
  return null;
end
$$;
create trigger leads_forget_keys after delete on leads.leads referencing old table as gone
  for each statement execute function leads.forget_keys();

-- A lead's stage is a row of its account, which says that the account is there.
alter table leads.leads drop constraint leads_account_id_fkey;

-- Where a lead stood first is what its first change came from, or where it stands: no row of its own.
alter table leads.stage_changes no force row level security;
delete from leads.stage_changes where from_stage_id is null;
alter table leads.stage_changes force row level security;
alter table leads.stage_changes alter column from_stage_id set not null;
