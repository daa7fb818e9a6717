-- db-scheduler 16: jobs that take seconds of processor time each, apart from those that somebody waits for.
create table platform.heavy_tasks (like platform.scheduled_tasks including all);
alter table platform.heavy_tasks alter column priority set default 0, alter column priority set not null;
create index heavy_tasks_turn on platform.heavy_tasks (priority desc, execution_time);
-- Of one account: its UUID stands in front of the subject's.
create index heavy_tasks_of_account on platform.heavy_tasks (task_name, left(task_instance, 36));

with moved as (
  delete from platform.scheduled_tasks where task_name in ('photos.enhance', 'photos.bracket', 'photos.edit')
  returning *)
insert into platform.heavy_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,
    last_failure, consecutive_failures, last_heartbeat, version, state)
select task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,
    last_failure, consecutive_failures, last_heartbeat, version, state from moved;
