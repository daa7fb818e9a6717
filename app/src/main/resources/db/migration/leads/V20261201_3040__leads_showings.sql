-- Homes that a lead was shown or is going to be shown. The same agent cannot be entered twice at the same time.
create table leads.showings (
  account_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  place text not null check (length(place) between 1 and 300),
  starts_at timestamptz not null,
  minutes int not null check (minutes between 5 and 480),
  status text not null check (status in ('BOOKED', 'DONE', 'CANCELED')),
  note text check (length(note) between 1 and 5000),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index showings_lead on leads.showings (account_id, lead_id, starts_at desc);
create index showings_at on leads.showings (account_id, starts_at desc);
create unique index showings_once on leads.showings (account_id, lead_id, user_id, starts_at) where status <> 'CANCELED';
select platform.protect('leads.showings');
