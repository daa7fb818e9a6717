-- Whether `sealed` is the account's key parted: its exclusive or with a half that lies outside of the database and of all
-- backups. Keys from before are parted by a job.
alter table platform.account_keys add column halved boolean not null default false;
