-- An account's own way to a model, and what each call to one used. No word of a prompt or an answer is kept.
create schema if not exists ai;
grant usage on schema ai to ${application};

create table ai.access (
  account_id uuid not null primary key references accounts.accounts (id),
  -- null: the way that the service itself is set up with
  base_url text check (length(base_url) <= 300),
  model text check (length(model) between 1 and 120),
  -- of an empty text where there is none
  key_sealed bytea not null,
  -- credits of a calendar month; one credit is 1,000 tokens, begun ones in full. Null: no limit.
  monthly_credits bigint check (monthly_credits >= 0),
  changed_at timestamptz not null,
  check ((base_url is null) = (model is null))
);
select platform.protect('ai.access');

create table ai.calls (
  account_id uuid not null references accounts.accounts (id),
  id uuid not null,
  -- the prompt file with its version, such as listings/describe-1
  prompt text not null,
  model text not null,
  own_key boolean not null,
  -- ANSWERED, or in a few words of ours why there was no answer
  outcome text not null,
  tokens_in bigint not null,
  tokens_out bigint not null,
  credits bigint not null,
  took_ms bigint not null,
  made_at timestamptz not null,
  primary key (account_id, id)
);
select platform.protect('ai.calls');
create index calls_made_at on ai.calls (account_id, made_at);
