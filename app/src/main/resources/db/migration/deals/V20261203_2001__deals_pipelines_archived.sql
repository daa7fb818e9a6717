-- Several pipelines: one that is out of use keeps its closed deals. The first one in use is the default.
alter table deals.pipelines add column archived boolean not null default false;
