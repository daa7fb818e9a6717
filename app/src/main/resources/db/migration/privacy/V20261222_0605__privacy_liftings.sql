-- A restriction that is to be lifted stands until the person has had time to read so (GDPR art. 18(3)).
alter table privacy.restrictions
  add column lift_at timestamptz,
  add column lift_because text check (length(lift_because) between 1 and 2000),
  add column lift_by uuid,
  add check ((lift_at is null) = (lift_because is null) and (lift_at is null) = (lift_by is null));
-- How the person was told where no letter could; empty where one did.
alter table privacy.lifted_restrictions add column told text not null default '' check (length(told) <= 300);
