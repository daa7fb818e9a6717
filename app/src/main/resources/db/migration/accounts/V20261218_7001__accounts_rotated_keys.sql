-- A key that another has taken the place of works on for a while, and is not rotated again.
alter table accounts.api_keys add column rotated_at timestamptz;
