-- What the runner claims, beside the enrollments: a step of a thousand runs moves a thousand of these short rows, and no
-- index of followups.enrollments is touched (its updates are heap-only). The table is written by the triggers below alone.
create table followups.due (
  account_id uuid not null,
  due_at timestamptz not null,
  enrollment_id uuid not null,
  primary key (account_id, due_at, enrollment_id)
);
select platform.protect('followups.due');

alter table followups.enrollments no force row level security;
alter table followups.due no force row level security;
insert into followups.due (account_id, due_at, enrollment_id)
select account_id, due_at, id from followups.enrollments where due_at is not null;
alter table followups.due force row level security;
alter table followups.enrollments force row level security;

create function followups.note_due() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from followups.due d using were w
     where d.account_id = w.account_id and d.due_at = w.due_at and d.enrollment_id = w.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into followups.due (account_id, due_at, enrollment_id)
    select account_id, due_at, id from are where due_at is not null;
  end if;
  return null;
end $$;
create trigger enrollments_come after insert on followups.enrollments
  referencing new table as are for each statement execute function followups.note_due();
create trigger enrollments_move after update on followups.enrollments
  referencing old table as were new table as are for each statement execute function followups.note_due();
create trigger enrollments_go after delete on followups.enrollments
  referencing old table as were for each statement execute function followups.note_due();

drop index followups.enrollments_due;
-- An update is heap-only when no index knows a column that it changes, and its page has room: runs that began together step
-- together, so a page has to take all of its rows once more.
drop index followups.enrollments_asking;
create index enrollments_asking on followups.enrollments (account_id, id) where status = 'ASKING';
alter table followups.enrollments set (fillfactor = 50);
