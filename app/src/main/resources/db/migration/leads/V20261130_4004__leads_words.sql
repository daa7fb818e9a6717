-- Stages and sources are renamed and archived. A former name (lower case) still finds its row, so that programs, files, forms
-- and saved lists that use it go on.
alter table leads.stages add column archived boolean not null default false, add column former text[] not null default '{}';
alter table leads.sources add column archived boolean not null default false, add column former text[] not null default '{}';
