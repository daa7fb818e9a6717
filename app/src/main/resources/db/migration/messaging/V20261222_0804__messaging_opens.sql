-- Whether mail was opened, where an account counts that: by a person, and by a machine that fetches pictures ahead.
alter table messaging.settings add column track_opens boolean not null default false;
alter table messaging.messages
  add column opened_at timestamptz,
  add column machine_opened_at timestamptz;
