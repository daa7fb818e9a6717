-- Two-way exchanges, one a person: made by the first answer, or by the first message that somebody wrote by hand. What
-- sequences send alone is no conversation.
create table messaging.conversations (
  account_id uuid not null references accounts.accounts (id),
  person_id uuid not null,
  last_at timestamptz not null,
  last_text text not null,
  last_direction text not null check (last_direction in ('OUT', 'IN')),
  last_channel text not null check (last_channel in ('EMAIL', 'SMS')),
  unread int not null default 0 check (unread >= 0),
  assignee_id uuid,
  snoozed_until timestamptz,
  done_at timestamptz,
  primary key (account_id, person_id)
);
create index conversations_open on messaging.conversations (account_id, last_at desc, person_id desc) where done_at is null;
create index conversations_done on messaging.conversations (account_id, last_at desc, person_id desc)
  where done_at is not null;
select platform.protect('messaging.conversations');

-- Who wrote a message by hand; and what needs a look because it did not arrive.
alter table messaging.messages add column author_id uuid;
create index messages_stuck on messaging.messages (account_id, created_at desc, id desc)
  where direction = 'OUT' and person_id is not null and status in ('HELD', 'REFUSED', 'FAILED', 'UNKNOWN');
