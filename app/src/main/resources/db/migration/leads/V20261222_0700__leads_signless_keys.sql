-- A name's word is found without the sign before it, as a note's is: "(Bob)" by bob. Addresses keep theirs.
alter table leads.lead_keys no force row level security;
with signed as (
  delete from leads.lead_keys where key ~ '^[][(){}<>"“”«»*#!?;:&+=~^$%@]' and key not like '%@%'
  returning account_id, lead_id, key)
insert into leads.lead_keys (account_id, lead_id, key)
select account_id, lead_id, ltrim(key, '()[]{}<>"“”«»*#!?;:&+=~^$%@ ') from signed
 where ltrim(key, '()[]{}<>"“”«»*#!?;:&+=~^$%@ ') <> ''
on conflict do nothing;
alter table leads.lead_keys force row level security;
