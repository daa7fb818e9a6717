-- Which letters of the product a user got, so that each comes once. Of people, not of an account: no tenant table.
create table messaging.sent_letters (
  user_id uuid not null references accounts.users (id) on delete cascade,
  letter text not null,
  sent_at timestamptz not null,
  primary key (user_id, letter)
);

-- What the operator tells all users.
create table support.notices (
  id uuid primary key,
  subject text not null check (length(subject) between 1 and 200),
  words text not null check (length(words) between 1 and 10000),
  written_at timestamptz not null,
  released_at timestamptz,
  sent int not null default 0
);

-- Answers that operators give often.
create table support.canned_answers (
  id uuid primary key,
  title text not null check (length(title) between 1 and 100),
  words text not null check (length(words) between 1 and 10000),
  changed_at timestamptz not null
);
create unique index canned_answers_title on support.canned_answers (lower(title));
