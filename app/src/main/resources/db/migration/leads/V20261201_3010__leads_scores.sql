-- How promising a lead is: a sum of named signals. The sum stands on the lead, so that lists sort and filter by it; what
-- it is made of stands beside, for leads that have any.
alter table leads.leads add column score int not null default 0;
create index leads_score on leads.leads (account_id, score desc, id desc);

create table leads.scores (
  account_id uuid not null,
  lead_id uuid not null,
  computed_at timestamptz not null,
  last_seen timestamptz,
  inquiries int not null,
  replies int not null,
  views int not null,
  price numeric(14, 2),
  recency_points int not null,
  inquiry_points int not null,
  reply_points int not null,
  view_points int not null,
  budget_points int not null,
  primary key (account_id, lead_id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
select platform.protect('leads.scores');

-- What each signal is worth in this account, and the prices that it sells at.
create table leads.score_weights (
  account_id uuid not null primary key references accounts.accounts (id),
  recency int not null check (recency between 0 and 100),
  inquiries int not null check (inquiries between 0 and 100),
  replies int not null check (replies between 0 and 100),
  views int not null check (views between 0 and 100),
  budget int not null check (budget between 0 and 100),
  price_from numeric(14, 2) check (price_from >= 0),
  price_to numeric(14, 2) check (price_to >= 0),
  check (recency + inquiries + replies + views + budget between 1 and 100)
);
select platform.protect('leads.score_weights');

-- A message of the lead's that a person wrote: told by whoever receives messages.
create table leads.replies (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  received_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index replies_lead on leads.replies (account_id, lead_id, received_at desc);
select platform.protect('leads.replies');

alter table messaging.messages no force row level security;
alter table leads.leads no force row level security;
alter table leads.replies no force row level security;
insert into leads.replies (account_id, id, lead_id, received_at)
select m.account_id, m.id, m.person_id, m.created_at
  from messaging.messages m join leads.leads l on l.account_id = m.account_id and l.id = m.person_id
 where m.direction = 'IN' and not m.automatic;
alter table leads.replies force row level security;
alter table leads.leads force row level security;
alter table messaging.messages force row level security;

-- When the scores of an account are due: read by the runner across accounts.
create table leads.score_turns (
  account_id uuid not null primary key references accounts.accounts (id),
  due_at timestamptz not null
);
create index score_turns_due on leads.score_turns (due_at);
insert into leads.score_turns (account_id, due_at) select id, '2000-01-01' from accounts.accounts;
