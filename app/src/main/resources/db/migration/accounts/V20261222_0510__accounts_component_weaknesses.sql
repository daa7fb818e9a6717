-- Known weaknesses of the components in the jar, as OSV told them last, and how the asking went. Nothing of anybody.
create table accounts.component_weaknesses (
  id text not null check (length(id) between 1 and 100),
  component text not null check (length(component) between 1 and 500), -- a package URL
  summary text not null,
  severity text not null check (severity in ('CRITICAL', 'HIGH', 'OTHER')),
  published_at timestamptz not null,
  mailed_at timestamptz, -- when the operators were told that it is late
  primary key (id, component)
);

create table accounts.component_checks (
  single boolean primary key default true check (single),
  asked_at timestamptz not null,
  answered_at timestamptz,
  components int not null default 0,
  failure text
);
