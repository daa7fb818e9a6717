-- The security page says what has come: second step, list of sessions, proof before dangerous acts, audit log.
insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('SECURITY', '2026-11-28', '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', false);
