-- Passkeys (WebAuthn credentials) of a user, who may be a member of several accounts: not a tenant table. What is kept is
-- public: the private half never leaves the person's device.
create table accounts.passkeys (
  id uuid primary key,
  user_id uuid not null references accounts.users (id) on delete cascade,
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023), -- WebAuthn level 3, section 4
  public_key bytea not null,
  attestation bytea not null,
  client_data bytea not null,
  signatures bigint not null check (signatures >= 0), -- the device's counter; one that goes back is a copy
  transports text[] not null,
  backup_eligible boolean not null,
  backed_up boolean not null, -- kept by a password manager for all of the person's devices
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_user on accounts.passkeys (user_id);
