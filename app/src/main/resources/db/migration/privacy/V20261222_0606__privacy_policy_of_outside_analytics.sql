-- Outside analytics inside an account, requests to the support, former members, the register; announced ahead.
insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('PRIVACY', '2026-12-03', '2026-12-03T00:00:00Z', '2026-11-30T00:00:00Z', true),
  ('COOKIES', '2026-12-03', '2026-12-03T00:00:00Z', '2026-12-03T00:00:00Z', false),
  ('SUBPROCESSORS', '2026-12-03', '2026-12-03T00:00:00Z', '2026-12-03T00:00:00Z', false);
