-- Who fell silent is found by when they were last in touch; those who never were, by leads_created.
create index leads_last_contact on leads.leads (account_id, last_contact_at) where last_contact_at is not null;
