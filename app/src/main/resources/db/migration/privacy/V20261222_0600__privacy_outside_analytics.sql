-- Whether an account lets outside analytics in on pages of the application. No row is a no.
create table privacy.outside_analytics (
  account_id uuid primary key references accounts.accounts (id),
  allowed boolean not null,
  changed_by uuid not null,
  changed_at timestamptz not null
);
select platform.protect('privacy.outside_analytics');
