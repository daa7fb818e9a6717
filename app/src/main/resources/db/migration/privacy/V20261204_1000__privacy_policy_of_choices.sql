-- What users can switch off, keys of files, clicks on links.
insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('PRIVACY', '2026-11-29', '2026-11-29T00:00:00Z', '2026-11-29T00:00:00Z', true);
