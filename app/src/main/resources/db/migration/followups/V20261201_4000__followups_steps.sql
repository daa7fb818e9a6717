-- Steps that wait, ask and call: business days, expiry, approval, wordings by weight, a condition's question, an address.
alter table followups.steps drop constraint steps_channel_check;
alter table followups.steps
  add constraint steps_channel_check check (channel in ('EMAIL', 'SMS', 'TASK', 'WAIT', 'CONDITION', 'WEBHOOK')),
  add column business_days int check (business_days >= 0),
  add column not_after_seconds bigint check (not_after_seconds >= 0),
  add column approval text not null default 'SEND' check (approval in ('SEND', 'ASK')),
  add column weight int not null default 1 check (weight between 1 and 100),
  add column variants jsonb not null default '[]',
  add column asks text check (asks in ('REPLIED', 'STAGE', 'TAG', 'FIELD')),
  add column asks_field text not null default '',
  add column asks_value text not null default '',
  add column otherwise int,
  add column url text,
  add check ((channel = 'CONDITION') = (asks is not null and otherwise is not null)),
  add check ((channel = 'WEBHOOK') = (url is not null));

-- What waits for a person's word, the earliest first.
create index enrollments_asking on followups.enrollments (account_id, moment_at, id) where status = 'ASKING';

-- Calls of webhook steps, once for each enrollment and step, and what became of them. No personal data: what a call
-- says of the lead is read when it is made.
create table followups.calls (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  enrollment_id uuid not null,
  step_id uuid not null,
  step int not null,
  url text not null,
  status text not null check (status in ('PENDING', 'DELIVERED', 'FAILED')),
  attempts int not null default 0,
  next_at timestamptz,
  answer int,
  problem text,
  created_at timestamptz not null,
  tried_at timestamptz,
  primary key (account_id, id),
  constraint calls_once_per_step unique (account_id, enrollment_id, step_id),
  foreign key (account_id, enrollment_id) references followups.enrollments (account_id, id) on delete cascade,
  check ((status = 'PENDING') = (next_at is not null))
);
select platform.protect('followups.calls');
create index calls_due on followups.calls (account_id, next_at) where next_at is not null;
create index calls_newest on followups.calls (account_id, created_at desc, id desc);

-- When an account's next call is due. Read before the account is known, and holds nothing but that.
create table followups.call_wakeups (
  account_id uuid primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index call_wakeups_due on followups.call_wakeups (due_at);
