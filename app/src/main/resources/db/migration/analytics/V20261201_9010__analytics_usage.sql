-- Use of the service, for its operator: which pages and features, never whose lead. Partitioned by month, since whole months
-- go after thirteen. The application owns nothing, so two functions of the owner make and drop the months.
create table analytics.usage_events (
  id uuid not null,
  happened_at timestamptz not null,
  kind text not null check (kind in ('PAGE', 'ACT', 'CLICK')),
  route text not null check (length(route) <= 200),
  feature text not null check (length(feature) <= 100),
  click text check (length(click) <= 60),
  customer_id uuid,
  device_id uuid,
  referrer text check (length(referrer) <= 200),
  browser text,
  system text,
  country text check (length(country) <= 100),
  city text check (length(city) <= 100),
  primary key (id, happened_at)
) partition by range (happened_at);
create index usage_events_time on analytics.usage_events (happened_at);
create index usage_events_customer on analytics.usage_events (customer_id);
grant select, insert, delete on analytics.usage_events to ${application};

create function analytics.usage_month(at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  next timestamptz := (date_trunc('month', at at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  name text := 'usage_events_' || to_char(at at time zone 'UTC', 'YYYYMM');
begin
  if to_regclass('analytics.' || name) is null then
    perform pg_advisory_xact_lock(hashtext('analytics.usage_month'));
    execute format('create table if not exists analytics.%I partition of analytics.usage_events
                    for values from (%L) to (%L)', name, first, next);
  end if;
end $$;

-- How many months went: those that end thirteen months before, or earlier.
create function analytics.usage_months_drop(at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  month text;
  oldest text := 'usage_events_' || to_char((at at time zone 'UTC') - interval '13 months', 'YYYYMM');
  dropped integer := 0;
begin
  for month in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'analytics.usage_events'::regclass and c.relname < oldest
  loop
    execute format('drop table analytics.%I', month);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function analytics.usage_month(timestamptz), analytics.usage_months_drop(timestamptz) from public;
grant execute on function analytics.usage_month(timestamptz), analytics.usage_months_drop(timestamptz) to ${application};
