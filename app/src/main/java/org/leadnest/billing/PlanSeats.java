package org.leadnest.billing;

import java.util.OptionalLong;
import org.leadnest.accounts.SeatLimit;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Component;

/** Seats are those of the subscription, else the most that the plan allows; nothing is counted where nothing is sold. */
@Component
class PlanSeats implements SeatLimit {
    private final Entitlements entitlements;

    PlanSeats(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public OptionalLong seats(AccountId account) {
        Entitlement entitlement = entitlements.of(account);
        if (!entitlement.counted()) {
            return OptionalLong.empty();
        }
        return switch (entitlements.standing(account)) {
            case Standing.Subscribed subscribed ->
                OptionalLong.of(subscribed.subscription().seats());
            case Standing.Owing owing -> OptionalLong.of(owing.subscription().seats());
            default -> entitlement.plan().limit(Allowance.SEATS);
        };
    }
}
