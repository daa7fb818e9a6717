-- What for, in which version of the words, and from which network address: what a form knows of an agreement.
alter table messaging.consents add column scope text not null default 'MARKETING';
alter table messaging.consents add column version text not null default '';
alter table messaging.consents add column address text not null default '';
create index consents_age on messaging.consents (account_id, recorded_at, id);
