-- When a key that had stood whole in the database was parted last: backups from before that moment hold it whole. What stands
-- here at first is the moment of this migration, since nobody wrote down when older ones were parted.
create table platform.key_partings (
  one boolean primary key default true check (one),
  last_at timestamptz not null
);
insert into platform.key_partings (last_at)
select now() where exists (select 1 from accounts.accounts where created_at < now() - interval '1 hour');
grant select, insert, update on platform.key_partings to ${application};
