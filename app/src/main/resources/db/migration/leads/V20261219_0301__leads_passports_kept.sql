-- Whose a lead is was settled when it came in: before its source is changed, by hand, by a merge or by an import, what the source
-- said till then is written down. A row that is there already stays.
create function leads.keep_passport() returns trigger language plpgsql as $$
begin
  insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
  select old.account_id, old.id, coalesce(s.belongs_to, 'COMPANY'),
         case when s.belongs_to = 'AGENT' then old.owner_id end,
         case when s.id is null then 'It came without a source.' else 'By the source that it came by, ' || s.name || '.' end,
         new.updated_at
    from (select 1) as one
    left join leads.sources s on s.account_id = old.account_id and s.id = old.source_id
  on conflict (account_id, lead_id) do nothing;
  return null;
end
$$;
create trigger leads_keep_passport after update of source_id on leads.leads for each row
  when (old.source_id is distinct from new.source_id) execute function leads.keep_passport();

-- Leads of agents' own sources that were given an agent as they were entered had no row: no assignment was told of. Whoever has
-- them now had them from the start, since every later assignment would have left a row.
alter table leads.leads no force row level security;
alter table leads.sources no force row level security;
alter table leads.passports no force row level security;
insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
select l.account_id, l.id, 'AGENT', l.owner_id, 'By its source, ' || s.name || '.', l.created_at
  from leads.leads l join leads.sources s on s.account_id = l.account_id and s.id = l.source_id
 where s.belongs_to = 'AGENT' and l.owner_id is not null
on conflict (account_id, lead_id) do nothing;

-- Leads whose agent left were said to go to the pond and were not in it.
alter table leads.unclaimed no force row level security;
alter table leads.routing_log no force row level security;
insert into leads.unclaimed (account_id, lead_id, since)
select l.account_id, l.id, l.updated_at from leads.leads l
 where l.owner_id is null
   and exists (select from leads.routing_log g where g.account_id = l.account_id and g.lead_id = l.id)
on conflict (account_id, lead_id) do nothing;
alter table leads.leads force row level security;
alter table leads.sources force row level security;
alter table leads.passports force row level security;
alter table leads.unclaimed force row level security;
alter table leads.routing_log force row level security;
