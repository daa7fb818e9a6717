-- All five policies have versions; what is announced, from when, and who was told and has seen it. People agree to the
-- terms and the privacy policy alone. The news belong to people, not to an account: no tenant table.
alter table privacy.policy_versions drop constraint policy_versions_policy_check;
alter table privacy.policy_versions add constraint policy_versions_policy_check
  check (policy in ('TERMS', 'PRIVACY', 'COOKIES', 'SECURITY', 'SUBPROCESSORS'));
alter table privacy.policy_versions add column material boolean not null default false;
alter table privacy.policy_versions add column announced_at timestamptz not null default '-infinity';

insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('COOKIES', '2026-11-28', '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', false),
  ('SECURITY', '2026-11-23', '-infinity', '-infinity', false),
  ('SUBPROCESSORS', '2026-11-23', '-infinity', '-infinity', false),
  ('SUBPROCESSORS', '2026-11-28', '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', false),
  ('PRIVACY', '2026-11-28', '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', true);

create table privacy.policy_news (
  user_id uuid not null references accounts.users (id) on delete cascade,
  policy text not null,
  version text not null,
  mailed_at timestamptz,
  seen_at timestamptz,
  primary key (user_id, policy, version),
  foreign key (policy, version) references privacy.policy_versions (policy, version)
);
