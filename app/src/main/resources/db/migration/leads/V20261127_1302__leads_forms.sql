-- Web forms. "fields" holds KEY:OPTIONAL or KEY:REQUIRED in order; questions are the account's own, answered by text.
create table leads.forms (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  heading text not null,
  intro text not null default '',
  type text not null,
  fields text[] not null,
  questions text[] not null default '{}',
  button text not null,
  source text not null,
  tags text[] not null default '{}',
  language text not null default 'en',
  consent text not null default '',
  consent_version int not null default 1,
  thanks text not null,
  redirect_url text,
  open boolean not null default true,
  created_at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('leads.forms');

-- Every wording that was ever shown: a consent names the version that the person saw.
create table leads.form_consents (
  account_id uuid not null,
  form_id uuid not null,
  version int not null,
  wording text not null,
  since timestamptz not null,
  primary key (account_id, form_id, version),
  foreign key (account_id, form_id) references leads.forms (account_id, id) on delete cascade
);
select platform.protect('leads.form_consents');

-- What was sent. Whatever looks like spam is held with its reason, and filed when somebody says that it is none.
create table leads.form_submissions (
  account_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  at timestamptz not null,
  status text not null check (status in ('FILED', 'HELD', 'DISMISSED')),
  reason text,
  address text not null,
  answers text[] not null,
  lead_id uuid,
  primary key (account_id, id),
  foreign key (account_id, form_id) references leads.forms (account_id, id) on delete cascade,
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete set null (lead_id)
);
create index form_submissions_form on leads.form_submissions (account_id, form_id, at desc, id desc);
create index form_submissions_address on leads.form_submissions (account_id, form_id, address, at desc);
select platform.protect('leads.form_submissions');
