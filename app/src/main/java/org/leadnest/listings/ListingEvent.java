package org.leadnest.listings;

import java.time.Instant;
import org.leadnest.kernel.AccountId;

/** What happened to a listing; published inside the transaction that did it. */
public sealed interface ListingEvent {
    AccountId account();

    ListingKey listing();

    Instant at();

    record ListingEntered(AccountId account, ListingKey listing, Instant at) implements ListingEvent {}

    record ListingStatusChanged(
            AccountId account, ListingKey listing, StandardStatus was, StandardStatus became, Instant at)
            implements ListingEvent {}

    record ListingPriceChanged(AccountId account, ListingKey listing, Instant at) implements ListingEvent {}

    record ListingDeleted(AccountId account, ListingKey listing, Instant at) implements ListingEvent {}

    /** A text was written for it. */
    record DescriptionWritten(AccountId account, ListingKey listing, String engine, Instant at)
            implements ListingEvent {}
}
