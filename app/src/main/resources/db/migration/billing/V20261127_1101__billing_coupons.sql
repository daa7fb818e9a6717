-- A coupon of Stripe's that the operator gives an account: used by its next checkout, or put on the subscription it has. Read
-- across accounts by the worker; it names no person.
create table billing.coupons (
  account_id uuid primary key references accounts.accounts (id),
  coupon text not null check (length(coupon) between 1 and 200),
  given_at timestamptz not null,
  applied_at timestamptz
);
