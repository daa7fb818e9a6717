-- The house's own account: letters to people without an account (an answer of the support) are its messages. Nobody is a
-- member of it.
insert into accounts.accounts (id, name, created_at, trial_ends_at)
values ('00000000-0000-4000-8000-000000000001', 'LeadNest', '2000-01-01', '2000-01-01');
