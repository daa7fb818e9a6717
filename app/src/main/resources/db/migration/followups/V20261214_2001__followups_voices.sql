-- How a person of the account writes, measured from letters that they chose or set by hand. No word of those letters is kept.
create table followups.voices (
  account_id uuid not null,
  user_id uuid not null,
  greeting text not null check (length(greeting) between 1 and 30),
  sign_off text not null check (length(sign_off) <= 60),
  saludo text not null check (length(saludo) between 1 and 30),
  despedida text not null check (length(despedida) <= 60),
  length text not null check (length in ('SHORT', 'MEDIUM', 'LONG')),
  warmth text not null check (warmth in ('PLAIN', 'FRIENDLY', 'WARM')),
  exclaims boolean not null,
  contracts boolean not null,
  changed_at timestamptz not null,
  primary key (account_id, user_id),
  foreign key (account_id, user_id) references accounts.memberships (account_id, user_id) on delete cascade
);
select platform.protect('followups.voices');
