-- Who a user is at Google: the pair that never changes is issuer and subject; the address is what Google called it last.
create table accounts.identities (
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  user_id uuid not null unique references accounts.users (id) on delete cascade,
  email text not null,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
