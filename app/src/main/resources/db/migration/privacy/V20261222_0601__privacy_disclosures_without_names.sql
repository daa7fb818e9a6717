-- Who agreed to a sharing is the number of a user, no name: a name would outlive the user in a register that nothing changes.
alter table privacy.disclosures add column consented_user uuid;
alter table privacy.sharing_offers no force row level security;
update privacy.disclosures d set consented_user = coalesce(
  (select o.decided_by from privacy.sharing_offers o
    where o.account_id = d.customer_id and o.agreed and o.recipient = d.recipient and o.basis = d.basis
      and o.decided_at = d.consented_at),
  -- Of before the offers the name alone is there: it is somebody's only where one member has it.
  (select min(u.id::text)::uuid from accounts.users u join accounts.memberships m on m.user_id = u.id
    where m.account_id = d.customer_id and u.name = d.consented_by having count(*) = 1))
 where d.consented_by is not null;
alter table privacy.sharing_offers force row level security;
alter table privacy.disclosures drop column consented_by; -- and the check that named it
alter table privacy.disclosures add check (
  kind <> 'CONSENTED_SHARING' or (consented_at is not null and customer_id is not null));

-- A consent that was taken back is an entry of its own.
alter table privacy.disclosures drop constraint disclosures_decision_check;
alter table privacy.disclosures add constraint disclosures_decision_check
  check (decision in ('GIVEN', 'NARROWED', 'REFUSED', 'WITHDRAWN'));

-- Entries are never changed, but when their account is erased: then what could name a person goes, by this function alone,
-- which looks for itself whether that is so.
create function privacy.minimise_disclosures(gone uuid) returns bigint language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  entries bigint;
begin
  if not exists (select 1 from accounts.accounts where id = gone and status = 'CLOSED') then
    raise exception 'account % is not closed: its disclosures stay as they are', gone;
  end if;
  update privacy.disclosures set what = 'Erased with the account', reason = 'Erased with the account', consented_user = null
   where customer_id = gone and (what <> 'Erased with the account' or consented_user is not null);
  get diagnostics entries = row_count;
  return entries;
end $$;
revoke execute on function privacy.minimise_disclosures(uuid) from public;
grant execute on function privacy.minimise_disclosures(uuid) to ${application};
