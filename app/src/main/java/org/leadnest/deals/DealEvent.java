package org.leadnest.deals;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;

/** What happened to a deal; ids and the account's own words for stages only. */
public sealed interface DealEvent {
    AccountId account();

    UUID deal();

    @Nullable
    UUID lead();

    /** @param at when; the end of time for what an older release wrote down without it */
    record DealOpened(
            AccountId account, UUID deal, @Nullable UUID lead, Instant at) implements DealEvent {
        public DealOpened {
            at = Objects.requireNonNullElse(at, Instant.MAX);
        }
    }

    record DealMoved(AccountId account, UUID deal, @Nullable UUID lead, String from, String to) implements DealEvent {}

    /** It reached a closing stage; a {@link DealMoved} is published too. */
    record DealClosed(
            AccountId account, UUID deal, @Nullable UUID lead, boolean won) implements DealEvent {}
}
