-- Up to when an account's leads were looked through for a silence: the next look begins there and not at the trigger's birth.
alter table followups.triggers add column swept_until timestamptz;
