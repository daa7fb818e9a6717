-- A legal hold over one lead or one request to the support.
insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('PRIVACY', '2026-12-01', '2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z', false);
