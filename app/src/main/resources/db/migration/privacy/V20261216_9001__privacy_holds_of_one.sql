-- A hold over one lead alone, with all that is written about them, or over one request to the support; and that a hold was set
-- again after an older backup of the database was restored.
alter table privacy.holds
  add column person_id uuid,
  add column ticket bigint,
  add constraint holds_of_one check (person_id is null or ticket is null);
alter table privacy.hold_acts drop constraint hold_acts_act_check;
alter table privacy.hold_acts add constraint hold_acts_act_check
  check (act in ('SET', 'EXTENDED', 'OWNER_TOLD', 'ENDED', 'COMPLETED', 'RESTORED'));
