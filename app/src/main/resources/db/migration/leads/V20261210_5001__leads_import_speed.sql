-- A foreign key costs an import about ten microseconds a row. These are held without one:

-- An address or number is written by whoever holds its lead, and goes when it goes, as the search keys do.
alter table leads.lead_emails drop constraint lead_emails_account_id_lead_id_fkey;
alter table leads.lead_phones drop constraint lead_phones_account_id_lead_id_fkey;
create or replace function leads.forget_keys() returns trigger language plpgsql as $$
begin
  delete from leads.lead_keys k using gone g where k.account_id = g.account_id and k.lead_id = g.id;
  delete from leads.lead_emails e using gone g where e.account_id = g.account_id and e.lead_id = g.id;
  delete from leads.lead_phones p using gone g where p.account_id = g.account_id and p.lead_id = g.id;
  return null;
end
$$;

-- Stages and sources are archived, never taken away; they go with their account only.
alter table leads.leads drop constraint leads_account_id_stage_id_fkey;
alter table leads.leads drop constraint leads_account_id_source_id_fkey;
