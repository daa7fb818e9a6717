-- The account's own listing that set a run off: what a text means by {{ listing.… }}. An opaque id: the listing may go.
alter table followups.enrollments add column listing_id uuid;
alter table followups.firings add column listing_id uuid;
