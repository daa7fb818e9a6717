-- The policy says that billing exists where it is configured; before, it said that it was not open yet.
insert into privacy.policy_versions (policy, version, in_force_from) values ('PRIVACY', '2026-11-27', '2026-11-27');
