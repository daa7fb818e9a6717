-- Legal holds and records of fraud; passkeys on the security page.
insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('PRIVACY', '2026-11-30', '2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z', true),
  ('SECURITY', '2026-11-30', '2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z', false);
