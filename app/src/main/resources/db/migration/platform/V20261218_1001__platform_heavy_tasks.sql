-- db-scheduler 16: jobs that take seconds of processor time each, apart from those that somebody waits for.
create table platform.heavy_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint not null default 0,
  state text,
  primary key (task_name, task_instance)
);
create index heavy_tasks_turn on platform.heavy_tasks (priority desc, execution_time);
-- Of one account: its UUID stands in front of the subject's.
create index heavy_tasks_of_account on platform.heavy_tasks (task_name, left(task_instance, 36));
create index heavy_tasks_last_heartbeat on platform.heavy_tasks (last_heartbeat);

with moved as (
  delete from platform.scheduled_tasks where task_name in ('photos.enhance', 'photos.bracket', 'photos.edit')
  returning *)
insert into platform.heavy_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,
    last_failure, consecutive_failures, last_heartbeat, version, state)
select task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,
    last_failure, consecutive_failures, last_heartbeat, version, state from moved;
