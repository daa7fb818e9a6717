-- Copies of all that an account, or one user, has here. The file itself lies encrypted in the storage until it expires.
create table privacy.exports (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  asked_by uuid not null,
  whole boolean not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'READY', 'FAILED', 'GONE')),
  done int not null default 0,
  total int not null default 0,
  bytes bigint,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  primary key (account_id, id)
);
create index exports_recent on privacy.exports (account_id, asked_at desc);
select platform.protect('privacy.exports');
