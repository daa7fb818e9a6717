-- A condition may ask whether a link was opened.
alter table followups.steps drop constraint steps_asks_check;
alter table followups.steps add constraint steps_asks_check
  check (asks in ('REPLIED', 'OPENED_LINK', 'STAGE', 'TAG', 'FIELD'));
