-- When a person of the account last was in touch with the lead: a message that somebody wrote, a call, a showing.
alter table leads.leads add column last_contact_at timestamptz;
alter table leads.leads no force row level security;
alter table leads.inquiries no force row level security;
update leads.leads l set last_contact_at = i.at
  from (select account_id, lead_id, max(contacted_at) as at from leads.inquiries where contacted_at is not null
         group by account_id, lead_id) i
 where l.account_id = i.account_id and l.id = i.lead_id;
alter table leads.inquiries force row level security;
alter table leads.leads force row level security;

-- A list that is built of clauses takes more room than one of a few filters.
alter table leads.smart_lists drop constraint smart_lists_query_check;
alter table leads.smart_lists add constraint smart_lists_query_check check (length(query) <= 8000);
