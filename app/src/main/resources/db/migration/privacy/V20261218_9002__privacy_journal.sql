-- A record of fraud is written again after an older backup was restored, which may know nothing of its account.
alter table privacy.fraud_records drop constraint fraud_records_customer_id_fkey;

-- Sign-ups that were refused for the age: a count for each day, and nothing of anybody.
create table privacy.age_refusals (
  refused_on date primary key,
  refusals int not null check (refusals > 0)
);

-- A rule that could not be kept.
alter table privacy.retention_runs add column failed boolean not null default false;
