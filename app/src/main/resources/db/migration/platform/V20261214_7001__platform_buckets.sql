-- Token buckets that all nodes draw from: how many calls of a key, or questions of a network address, are left. Unlogged: a
-- crash of the server fills them, which nobody minds, and no call waits for a write to disk. The name is a hash.
create unlogged table platform.buckets (
  name bytea primary key check (length(name) = 32),
  tokens double precision not null check (tokens >= 0),
  drawn integer not null check (drawn >= 0),
  filled_at timestamptz not null
) with (fillfactor = 70);
create index buckets_filled_at on platform.buckets (filled_at);
