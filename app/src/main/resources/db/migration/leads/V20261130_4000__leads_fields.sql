-- An account's own fields of leads. The key is the API's name and stays when the label changes; a field that is archived
-- keeps its values.
create table leads.fields (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  key text not null check (key ~ '^[a-z][A-Za-z0-9]{0,59}$'),
  label text not null check (length(label) between 1 and 60),
  type text not null check (type in ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'MONEY', 'YES_NO')),
  choices text[] not null default '{}',
  position int not null,
  archived boolean not null default false,
  primary key (account_id, id),
  unique (account_id, key)
);
create unique index fields_label on leads.fields (account_id, lower(label));
select platform.protect('leads.fields');

-- A value in one canonical writing, by type: search_key compares texts, choices and dates (in byte order), amount numbers
-- and dollars. Both indexes serve filters under row-level security.
create table leads.field_values (
  account_id uuid not null,
  lead_id uuid not null,
  field_id uuid not null,
  value text not null check (length(value) between 1 and 500),
  search_key text collate "C" not null,
  amount numeric,
  primary key (account_id, lead_id, field_id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade,
  foreign key (account_id, field_id) references leads.fields (account_id, id)
);
create index field_values_key on leads.field_values (account_id, field_id, search_key, lead_id);
create index field_values_amount on leads.field_values (account_id, field_id, amount, lead_id) where amount is not null;
select platform.protect('leads.field_values');
