-- The runner, which moves runs by the thousand, writes the short rows of followups.due itself and says so for its statement
-- (leadnest.due_kept); whoever else moves a run has the trigger do it, row by row. An update that leaves due_at alone no longer
-- passes through a trigger at all.
create function followups.note_move() returns trigger language plpgsql as $$
begin
  delete from followups.due d
   where d.account_id = old.account_id and d.due_at = old.due_at and d.enrollment_id = old.id;
  if new.due_at is not null then
    insert into followups.due (account_id, due_at, enrollment_id) values (new.account_id, new.due_at, new.id);
  end if;
  return null;
end $$;
drop trigger enrollments_move on followups.enrollments;
create trigger enrollments_move after update of due_at on followups.enrollments
  for each row when (old.due_at is distinct from new.due_at
    and current_setting('leadnest.due_kept', true) is distinct from 'yes')
  execute function followups.note_move();

-- Few rows of many: each by its key.
alter function followups.note_due() set enable_hashjoin = off;
alter function followups.note_due() set enable_mergejoin = off;

-- Its rows are there to be deleted: what is dead at its front is read by each claim.
alter table followups.due set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
