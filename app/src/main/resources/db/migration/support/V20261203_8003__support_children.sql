-- Somebody tells of a child who uses the service.
alter table support.tickets drop constraint tickets_topic_check;
alter table support.tickets add constraint tickets_topic_check
  check (topic in ('QUESTION', 'PROBLEM', 'BILLING', 'PRIVACY', 'CHILD', 'SECURITY', 'OTHER'));

-- Where an answer to a letter of the product goes, and by which an answer that came by mail is known again.
alter table messaging.messages add column reply_to text;
alter table support.entries add column mail_id text;
create unique index entries_mail on support.entries (mail_id) where mail_id is not null;
