-- Requests of people to the operator, with or without an account. They are the operator's, who reads them across accounts;
-- a customer's own are found by customer and user, a visitor's by the signed link in their mail.
create schema if not exists support;
grant usage on schema support to ${application};

create table support.tickets (
  id uuid primary key,
  number bigint generated always as identity (start with 1001) unique,
  customer_id uuid references accounts.accounts (id),
  user_id uuid,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) <= 320),
  topic text not null check (topic in ('QUESTION', 'PROBLEM', 'BILLING', 'PRIVACY', 'SECURITY', 'OTHER')),
  subject text not null check (length(subject) between 1 and 200),
  status text not null check (status in ('OPEN', 'WAITING', 'CLOSED', 'HELD')),
  held_because text,
  priority text not null default 'NORMAL' check (priority in ('LOW', 'NORMAL', 'HIGH')),
  assignee_id uuid,
  assignee_name text,
  sender_key text not null default '',
  created_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  changed_at timestamptz not null,
  helped boolean
);
create index tickets_queue on support.tickets (status, due_at, id);
create index tickets_own on support.tickets (customer_id, user_id, changed_at desc);
create index tickets_sender on support.tickets (sender_key, created_at);

create table support.entries (
  ticket_id uuid not null references support.tickets (id) on delete cascade,
  id uuid not null,
  author text not null check (author in ('CUSTOMER', 'OPERATOR', 'NOTE')),
  author_name text not null,
  words text not null check (length(words) between 1 and 10000),
  written_at timestamptz not null,
  primary key (ticket_id, id)
);
