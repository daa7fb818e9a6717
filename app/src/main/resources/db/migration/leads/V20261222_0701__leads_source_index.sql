-- As leads_stage and leads_owner: a list of one source reads its page, not the account.
create index leads_source on leads.leads (account_id, source_id, last_activity_at desc, id desc);
