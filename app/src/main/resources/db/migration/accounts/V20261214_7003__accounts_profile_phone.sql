-- A person's own number, which templates write and which counts only once a code sent to it came back; the language that texts
-- begin in; the look that follows the person from device to device.
alter table accounts.profiles
  add column phone text check (length(phone) between 8 and 16),
  add column phone_confirmed_at timestamptz,
  add column language text check (language in ('en', 'es')),
  add column theme text check (theme in ('light', 'dark')),
  add constraint profiles_phone_confirmed check ((phone is null) = (phone_confirmed_at is null));

-- The code that is on its way to a number; one for a user. Kept as a hash under a key that is not in the database.
create table accounts.phone_codes (
  user_id uuid primary key references accounts.users (id) on delete cascade,
  phone text not null check (length(phone) between 8 and 16),
  code_hash bytea not null check (length(code_hash) = 32),
  tries int not null default 0,
  expires_at timestamptz not null
);
create index phone_codes_expires_at on accounts.phone_codes (expires_at);
