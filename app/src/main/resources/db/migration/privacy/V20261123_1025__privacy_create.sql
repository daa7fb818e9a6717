-- Policies by version, and who accepted which. Acceptances belong to people, not to an account: no tenant tables.
create table privacy.policy_versions (
  policy text not null check (policy in ('TERMS', 'PRIVACY')),
  version text not null,
  in_force_from timestamptz not null default '-infinity', -- the first version was always in force
  primary key (policy, version)
);
insert into privacy.policy_versions (policy, version) values ('TERMS', '2026-11-23'), ('PRIVACY', '2026-11-23');

create table privacy.acceptances (
  user_id uuid not null references accounts.users (id) on delete cascade,
  policy text not null,
  version text not null,
  accepted_at timestamptz not null,
  primary key (user_id, policy, version),
  foreign key (policy, version) references privacy.policy_versions (policy, version)
);
