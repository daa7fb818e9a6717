-- A step has an id of its own in each version; lineage is what it keeps from version to version, so that its numbers can be
-- added up. Steps of old are matched by their place and kind. revision counts the times that a sequence was saved.
alter table followups.sequences add column revision int not null default 1 check (revision > 0);
alter table followups.steps add column lineage uuid;

alter table followups.steps no force row level security;
alter table followups.versions no force row level security;
update followups.steps s
   set lineage = f.lineage
  from (select s.account_id, s.id,
               first_value(s.id) over (partition by s.account_id, v.sequence_id, s.position, s.channel
                                       order by v.number) as lineage
          from followups.steps s
          join followups.versions v on v.account_id = s.account_id and v.id = s.version_id) f
 where s.account_id = f.account_id and s.id = f.id;
alter table followups.versions force row level security;
alter table followups.steps force row level security;

alter table followups.steps alter column lineage set not null;
