-- When a user last began a session in the account: signing in lands where they were last.
alter table accounts.memberships add column entered_at timestamptz;

-- Since when a user is seen to belong to no account; nothing while they belong to one. Such users are erased in time.
alter table accounts.users add column seatless_since timestamptz;
create index users_seatless on accounts.users (seatless_since) where seatless_since is not null;
