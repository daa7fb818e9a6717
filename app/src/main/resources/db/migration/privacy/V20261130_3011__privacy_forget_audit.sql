-- The log of acts is append-only, and the application cannot remove from it. When an account is closed for good its log goes
-- with it: by this function alone, which looks for itself whether that is so. It runs as the owner of the tables; the
-- policies still hold, so that the account must be set.
create function privacy.forget_audit(gone uuid) returns bigint language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  entries bigint := 0;
begin
  if not exists (select 1 from accounts.accounts where id = gone and status = 'CLOSED') then
    raise exception 'account % is not closed: its log stays', gone;
  end if;
  if to_regclass('accounts.audit_entries') is not null then
    delete from accounts.audit_entries where account_id = gone;
    get diagnostics entries = row_count;
    delete from accounts.audit_heads where account_id = gone;
  end if;
  return entries;
end $$;
revoke execute on function privacy.forget_audit(uuid) from public;
grant execute on function privacy.forget_audit(uuid) to ${application};
