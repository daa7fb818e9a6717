-- For lists by one inquiry type or state: who has it is read from an index, not found by a walk through the account.
create index inquiries_type on leads.inquiries (account_id, type, lead_id);
create index leads_state on leads.leads (account_id, state) where state is not null;
