package org.leadnest.photos;

import java.time.Instant;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/** What happened to a photo; published inside the transaction that did it. */
public sealed interface PhotoEvent {
    AccountId account();

    PhotoId photo();

    UUID album();

    Instant at();

    record PhotoReceived(AccountId account, PhotoId photo, UUID album, Instant at) implements PhotoEvent {}

    record PhotoEnhanced(AccountId account, PhotoId photo, UUID album, Instant at) implements PhotoEvent {}

    record PhotoRefused(AccountId account, PhotoId photo, UUID album, String reason, Instant at)
            implements PhotoEvent {}
}
