-- Messages, consents, suppressions, templates; the dated rules of the send gate; the embedded carrier's outbox.

create table messaging.settings (
  account_id uuid primary key references accounts.accounts (id),
  from_name text not null default '',
  postal_address text not null default '',
  sms_basis text not null default 'STATED' check (sms_basis in ('STATED', 'RECORDED'))
);
select platform.protect('messaging.settings');

-- person_id is the lead's id, kept as an opaque value: this module does not know leads. recipient_key is the keyed hash of
-- the address, the form in which a suppression survives the erasure of the person.
create table messaging.messages (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  person_id uuid,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  direction text not null check (direction in ('OUT', 'IN')),
  category text not null check (category in ('COMMERCIAL', 'TRANSACTIONAL')),
  kind text not null,
  sender text not null default '',
  recipient text not null,
  recipient_name text not null default '',
  recipient_key text not null,
  subject text not null default '',
  body_text text not null,
  body_html text,
  status text not null check (status in
    ('QUEUED', 'HELD', 'REFUSED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'UNKNOWN', 'RECEIVED')),
  rule text,
  rule_detail text,
  send_at timestamptz not null,
  not_after timestamptz,
  enrollment_id uuid,
  step_id uuid,
  zone text,
  state text,
  postal_code text,
  phone text,
  automatic boolean not null default false,
  provider text,
  provider_id text,
  attempts int not null default 0,
  created_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  primary key (account_id, id),
  constraint messages_once_per_step unique (account_id, enrollment_id, step_id, channel),
  check ((direction = 'IN') = (status = 'RECEIVED'))
);
select platform.protect('messaging.messages');
create index messages_due on messaging.messages (account_id, send_at) where status in ('QUEUED', 'HELD');
create index messages_claimed on messaging.messages (account_id, claimed_at) where status = 'SENDING';
create index messages_person on messaging.messages (account_id, person_id, created_at desc, id desc);
create index messages_recent on messaging.messages (account_id, created_at desc, id desc);
create index messages_counted on messaging.messages (account_id, person_id, sent_at)
  where direction = 'OUT' and category = 'COMMERCIAL' and sent_at is not null;
create unique index messages_received_once on messaging.messages (account_id, provider, provider_id)
  where direction = 'IN' and provider_id is not null;

-- When an account's next message wants attention. Read before the account is known, and holds nothing but that.
create table messaging.wakeups (
  account_id uuid primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index wakeups_due on messaging.wakeups (due_at);

-- The ledger of what people agreed to and withdrew; only ever added to. The newest row of a person and channel holds.
create table messaging.consents (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  act text not null check (act in ('GIVEN', 'WITHDRAWN')),
  source text not null,
  wording text not null,
  evidence text not null default '',
  recorded_at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('messaging.consents');
create index consents_person on messaging.consents (account_id, person_id, channel, recorded_at desc, id desc);

-- subject_key is 'person:<id>' or 'address:<keyed hash>'.
create table messaging.suppressions (
  account_id uuid not null references accounts.accounts (id),
  subject_key text not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  reason text not null,
  source text not null,
  suppressed_at timestamptz not null,
  primary key (account_id, subject_key, channel)
);
select platform.protect('messaging.suppressions');

create table messaging.templates (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  channel text not null check (channel in ('EMAIL', 'SMS')),
  subject text not null default '',
  body text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('messaging.templates');
create unique index templates_name on messaging.templates (account_id, lower(name));

-- What the embedded carrier took; message_id makes taking it twice impossible and lets a lost answer be looked up.
create table messaging.outbox (
  id uuid primary key,
  message_id uuid not null unique,
  account_id uuid not null,
  person_id uuid,
  channel text not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  html text,
  headers jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz not null
);
create index outbox_newest on messaging.outbox (sent_at desc, id desc);

-- Rules that are data. They are not legal advice.
create table messaging.quiet_hours (
  jurisdiction text not null,
  weekday int not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  source text not null,
  effective_from date not null,
  effective_until date,
  primary key (jurisdiction, weekday, opens, effective_from)
);

create table messaging.caps (
  jurisdiction text not null,
  most int not null check (most > 0),
  within interval not null,
  source text not null,
  effective_from date not null,
  effective_until date,
  primary key (jurisdiction, effective_from)
);

insert into messaging.quiet_hours (jurisdiction, weekday, opens, closes, source, effective_from)
select rule.jurisdiction, day, rule.opens::time, rule.closes::time, rule.source, rule.since::date
  from (values
    ('US',    array[1,2,3,4,5,6,7], '08:00', '21:00', '47 CFR 64.1200(c)(1)',            '2003-10-01'),
    ('US-FL', array[1,2,3,4,5,6,7], '08:00', '20:00', 'Fla. Stat. 501.616(6)(a)',         '2021-07-01'),
    ('US-OK', array[1,2,3,4,5,6,7], '08:00', '20:00', '15 Okla. Stat. 775C.4',            '2022-11-01'),
    ('US-WA', array[1,2,3,4,5,6,7], '08:00', '20:00', 'RCW 80.36.390, RCW 19.158.110',    '2022-06-09'),
    ('US-MD', array[1,2,3,4,5,6,7], '08:00', '20:00', 'Md. Com. Law 14-4503',             '2024-01-01'),
    ('US-NJ', array[1,2,3,4,5,6,7], '08:00', '20:00', 'N.J.S.A. 56:8-130',                '2024-12-01'),
    ('US-MA', array[1,2,3,4,5,6,7], '08:00', '20:00', '201 CMR 12.02, M.G.L. c. 159C 3',  '2003-01-01'),
    ('US-CT', array[1,2,3,4,5,6,7], '09:00', '20:00', 'Conn. Gen. Stat. 42-288a',         '2023-10-01'),
    ('US-TX', array[1,2,3,4,5,6],   '09:00', '21:00', 'Tex. Bus. & Com. Code 301.051', '2009-04-01'),
    ('US-TX', array[7],             '12:00', '21:00', 'Tex. Bus. & Com. Code 301.051', '2009-04-01'),
    ('US-KY', array[1,2,3,4,5,6,7], '10:00', '21:00', 'KRS 367.46955(6)',                 '2002-07-15'),
    ('US-RI', array[1,2,3,4,5],     '09:00', '18:00', 'R.I. Gen. Laws 5-61-3.6',          '2000-01-01'),
    ('US-AL', array[1,2,3,4,5,6],   '08:00', '21:00', 'Ala. Code 8-19A-14, 8-19C-2',      '2000-01-01'),
    ('US-LA', array[1,2,3,4,5,6],   '08:00', '21:00', 'La. R.S. 45:844.31, LAC 67',       '2002-01-01'),
    ('US-MS', array[1,2,3,4,5,6],   '08:00', '21:00', 'Miss. Code 77-3-723',              '2003-07-01')
  ) as rule (jurisdiction, days, opens, closes, source, since), unnest(rule.days) as day;

insert into messaging.caps (jurisdiction, most, within, source, effective_from) values
  ('US-FL', 3, '24 hours', 'Fla. Stat. 501.616(6)(b)',  '2021-07-01'),
  ('US-OK', 3, '24 hours', '15 Okla. Stat. 775C.4',     '2022-11-01'),
  ('US-MD', 3, '24 hours', 'Md. Com. Law 14-4503',      '2024-01-01'),
  ('US-NJ', 3, '24 hours', 'N.J.S.A. 56:8-130',         '2024-12-01');
