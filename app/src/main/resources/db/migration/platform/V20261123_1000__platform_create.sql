-- The ground that every module's tables stand on: schemas, rights of the application role, row-level security, and the
-- technical tables of jobs, events and sessions.

do $$
begin
  if not exists (select 1 from pg_roles where rolname = '${application}') then
    raise exception 'the role ${application} is missing: create it as "create role ${application} login nosuperuser nobypassrls"';
  end if;
end $$;

create schema if not exists accounts;
create schema if not exists billing;
create schema if not exists privacy;
create schema if not exists leads;
create schema if not exists messaging;
create schema if not exists photos;
create schema if not exists listings;
create schema if not exists deals;
create schema if not exists followups;
create schema if not exists analytics;

grant usage on schema platform, accounts, billing, privacy, leads, messaging, photos, listings, deals, followups,
  analytics to ${application};
alter default privileges grant select, insert, update, delete on tables to ${application};
alter default privileges grant usage, select on sequences to ${application};
alter default privileges grant execute on functions to ${application};

-- Forces row-level security on a tenant table. The policy reads the setting with one argument: a transaction that was
-- begun without an account fails here instead of seeing nothing, or everything.
create function platform.protect(tenant_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy own_account on %s using (account_id = current_setting(''leadnest.account_id'')::uuid) '
    'with check (account_id = current_setting(''leadnest.account_id'')::uuid)', tenant_table);
end $$;

-- db-scheduler 16
create table platform.scheduled_tasks (
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
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on platform.scheduled_tasks (last_heartbeat);

-- Spring Modulith 2.1 event publication registry
create table platform.event_publication (
  id uuid not null primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index event_publication_serialized_event on platform.event_publication using hash (serialized_event);
create index event_publication_completion_date on platform.event_publication (completion_date);

-- Spring Session 4
create table platform.sessions (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index sessions_session_id on platform.sessions (session_id);
create index sessions_expiry_time on platform.sessions (expiry_time);
create index sessions_principal_name on platform.sessions (principal_name);

create table platform.sessions_attributes (
  session_primary_id char(36) not null references platform.sessions (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
