-- Who did what, when and from where: append-only, one chain for each account. An entry's number and hash are given by the
-- trigger, which holds the account's head until the transaction ends, so that two entries never follow the same one. The
-- application's role may insert and read, and cannot touch heads. No foreign key: the log outlives what it is about.
create table accounts.audit_heads (
  account_id uuid primary key,
  entries bigint not null check (entries >= 0),
  hash bytea not null check (length(hash) = 32)
);

create table accounts.audit_entries (
  account_id uuid not null,
  number bigint not null check (number > 0),
  at timestamptz not null,
  act text not null check (act ~ '^[A-Z_]{1,40}$'),
  user_id uuid, -- who; null for somebody who is not signed in, and for the service itself
  api_key_id uuid, -- by which key of theirs
  address text, -- network that it came from, the last part cut off
  about_user_id uuid,
  about text not null default '' check (length(about) <= 300),
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  hash bytea not null check (length(hash) = 32), -- of the hash before it and of everything in this row
  primary key (account_id, number)
);
select platform.protect('accounts.audit_entries');

-- What the hash of an entry is taken over. Numbers of seconds, not a written time: that would depend on the session's zone.
create function accounts.audit_text(entry accounts.audit_entries) returns text language sql stable as $$
  select jsonb_build_array(entry.account_id, entry.number, extract(epoch from entry.at), entry.act, entry.user_id,
    entry.api_key_id, entry.address, entry.about_user_id, entry.about, entry.before, entry.after)::text
$$;

create function accounts.chain_audit_entry() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  head accounts.audit_heads;
begin
  insert into accounts.audit_heads (account_id, entries, hash)
  values (new.account_id, 0, decode(repeat('00', 32), 'hex'))
  on conflict do nothing;
  select * into strict head from accounts.audit_heads where account_id = new.account_id for update;
  new.number := head.entries + 1;
  new.hash := sha256(head.hash || convert_to(accounts.audit_text(new), 'UTF8'));
  update accounts.audit_heads set entries = new.number, hash = new.hash where account_id = new.account_id;
  return new;
end $$;

create trigger chain_audit_entry before insert on accounts.audit_entries
  for each row execute function accounts.chain_audit_entry();

revoke update, delete, truncate on accounts.audit_entries from ${application};
revoke insert, update, delete, truncate on accounts.audit_heads from ${application};
