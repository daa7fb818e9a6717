-- More kinds of mail that a user can end: leads given to them, replies, tasks of the day.
alter table privacy.user_stops drop constraint user_stops_what_check;
alter table privacy.user_stops add constraint user_stops_what_check
  check (what in ('WELCOME', 'DIGEST', 'NOTICES', 'LEADS', 'REPLIES', 'TASKS', 'USAGE', 'OUTSIDE_AI', 'RESTRICTION'));
