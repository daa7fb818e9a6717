-- Which account it is, is read once a statement instead of once for each row that is written: an import and the runner write
-- some fourteen rows for each of theirs. What a statement finds is asked as before, so that its plan stays what it was. Both
-- fail as before where no account is set.
create or replace function platform.protect(tenant_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy own_account on %s using (account_id = current_setting(''leadnest.account_id'')::uuid) '
    'with check (account_id = (select current_setting(''leadnest.account_id'')::uuid))', tenant_table);
end $$;

do $$
declare
  policy record;
begin
  for policy in select schemaname, tablename from pg_policies where policyname = 'own_account' loop
    execute format('alter policy own_account on %I.%I '
      'with check (account_id = (select current_setting(''leadnest.account_id'')::uuid))',
      policy.schemaname, policy.tablename);
  end loop;
end $$;
