-- Teams inside an account: a name, a leader, members. Whoever leaves the account leaves its teams. Tenant tables.
create table accounts.teams (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  leader_id uuid,
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, leader_id) references accounts.memberships (account_id, user_id)
    on delete set null (leader_id)
);
create unique index teams_name on accounts.teams (account_id, lower(name));
select platform.protect('accounts.teams');

create table accounts.team_members (
  account_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  primary key (account_id, team_id, user_id),
  foreign key (account_id, team_id) references accounts.teams (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references accounts.memberships (account_id, user_id) on delete cascade
);
create index team_members_user on accounts.team_members (account_id, user_id);
select platform.protect('accounts.team_members');
