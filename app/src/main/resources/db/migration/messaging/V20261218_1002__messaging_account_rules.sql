-- What an account adds to the rules of the law, or loosens with a recorded reason. Rows are added and ended, never changed.
create table messaging.account_rules (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  kind text not null check (kind in ('HOURS', 'CAP')),
  stance text not null check (stance in ('STRICTER', 'LOOSER')),
  channel text check (channel in ('EMAIL', 'SMS')), -- null: both
  jurisdiction text not null check (jurisdiction = '*' or jurisdiction like 'US-__'),
  weekdays int[] not null default '{}',
  opens time, -- null: closed on these days
  closes time, -- midnight: the end of the day
  most int check (most > 0),
  within interval check (within between interval '1 hour' and interval '30 days'),
  reason text not null,
  law_source text not null default '', -- what a looser row stands in for; another law ends it
  effective_from date not null,
  effective_until date,
  set_by uuid not null,
  set_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  ended_reason text,
  primary key (account_id, id),
  check (case kind when 'HOURS' then cardinality(weekdays) > 0 and (opens is null) = (closes is null) and most is null
                   else most is not null and within is not null and opens is null end),
  check (stance = 'STRICTER' or (length(reason) >= 20 and effective_until is not null and law_source <> '' and jurisdiction <> '*')),
  check ((ended_at is null) = (ended_by is null))
);
create index account_rules_in_force on messaging.account_rules (account_id) where ended_at is null;
select platform.protect('messaging.account_rules');
