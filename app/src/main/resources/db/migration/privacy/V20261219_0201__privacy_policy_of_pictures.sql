-- Photos that leave for an image model, Google's picture, what scripts keep in the browser.
insert into privacy.policy_versions (policy, version, in_force_from, announced_at, material) values
  ('PRIVACY', '2026-12-02', '2026-12-02T00:00:00Z', '2026-11-30T00:00:00Z', true),
  ('COOKIES', '2026-11-30', '2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z', false);
