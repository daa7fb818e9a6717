-- A row that goes asks each table that points to it; without these indexes it asks by reading the table.
create index form_submissions_lead on leads.form_submissions (account_id, lead_id);
create index mail_lead on leads.mail (account_id, lead_id);
