-- A sequence that is put away enrolls nobody and its triggers rest; what runs through it may finish.
alter table followups.sequences add column archived_at timestamptz;
