-- Runs of the writer over all listings that have no text.
create table listings.describing (
  account_id uuid not null,
  id uuid not null,
  tone text not null,
  language text not null,
  made_by uuid not null references accounts.users (id),
  made_by_name text not null,
  made_at timestamptz not null,
  status text not null check (status in ('RUNNING', 'DONE', 'STOPPED')),
  -- why it stopped before its end
  reason text,
  expected int not null,
  -- listings that got a text, and those whose text waits for somebody to look at it
  written int not null default 0,
  withheld int not null default 0,
  -- the listing behind which it goes on
  after_id uuid not null,
  primary key (account_id, id)
);
select platform.protect('listings.describing');
