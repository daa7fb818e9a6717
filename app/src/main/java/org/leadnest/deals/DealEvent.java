package org.leadnest.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;

/** What happened to a deal; ids and the account's own words for stages only. */
public sealed interface DealEvent {
    AccountId account();

    UUID deal();

    @Nullable
    UUID lead();

    record DealOpened(
            AccountId account, UUID deal, @Nullable UUID lead) implements DealEvent {}

    record DealMoved(AccountId account, UUID deal, @Nullable UUID lead, String from, String to) implements DealEvent {}

    /** It reached a closing stage; a {@link DealMoved} is published too. */
    record DealClosed(
            AccountId account, UUID deal, @Nullable UUID lead, boolean won) implements DealEvent {}
}
