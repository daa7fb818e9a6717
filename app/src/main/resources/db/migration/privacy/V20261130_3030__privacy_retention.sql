-- What the nightly job removed, by rule: counts alone.
create table privacy.retention_runs (
  kept_in text not null,
  ran_at timestamptz not null,
  rows bigint not null,
  primary key (kept_in, ran_at)
);
