-- What was answered to a POST with an Idempotency-Key: kept for 24 hours, so that a repeated call gets the first answer.
create table platform.idempotency_keys (
  account_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  created_at timestamptz not null,
  status int, -- null as long as the first call runs
  content_type text,
  location text,
  body bytea,
  primary key (account_id, key)
);
create index idempotency_keys_created_at on platform.idempotency_keys (account_id, created_at);
select platform.protect('platform.idempotency_keys');
