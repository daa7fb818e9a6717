-- Counts up while the service runs; each node keeps the highest count that it saw in its data folder. A count there that
-- is ahead of this one means that an older backup was restored.
create table platform.restore_epoch (
  one boolean primary key default true check (one),
  installation uuid not null,
  born timestamptz not null,
  epoch bigint not null,
  held_at timestamptz,
  reason text
);
insert into platform.restore_epoch (installation, born, epoch) values (gen_random_uuid(), now(), 0);
