-- A name that is not known is not there, and what is not there differs from "": the library's Spanish texts greeted whoever
-- has no name with "Hola :". Copies that accounts took greet well as well.
alter table followups.steps no force row level security;
update followups.steps
   set body = replace(body, '{% if lead.firstName != "" %}', '{% if lead.firstName %}'),
       variants = replace(variants::text, '{% if lead.firstName != \"\" %}', '{% if lead.firstName %}')::jsonb
 where body like '%if lead.firstName != %' or variants::text like '%if lead.firstName != %';
alter table followups.steps force row level security;

alter table messaging.templates no force row level security;
update messaging.templates
   set body = replace(body, '{% if lead.firstName != "" %}', '{% if lead.firstName %}')
 where body like '%if lead.firstName != %';
alter table messaging.templates force row level security;
