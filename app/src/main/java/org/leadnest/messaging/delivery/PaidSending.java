package org.leadnest.messaging.delivery;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.billing.Allowance;
import org.leadnest.billing.Credits;
import org.leadnest.billing.Entitlement;
import org.leadnest.billing.Entitlements;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.gate.Verdict;
import org.springframework.stereotype.Component;

/** What the account's standing and plan say about sending. Transactional messages are neither stopped nor counted. */
@Component
class PaidSending {
    private final Accounts accounts;
    private final Entitlements entitlements;
    private final Credits credits;

    PaidSending(Accounts accounts, Entitlements entitlements, Credits credits) {
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.credits = credits;
    }

    boolean active(AccountId account) {
        return accounts.active(account);
    }

    Optional<String> stopped(AccountId account) {
        Entitlement entitlement = entitlements.of(account);
        return entitlement.sending() ? Optional.empty() : Optional.of(entitlement.reason());
    }

    /** Takes one message of the month's, in the transaction that lets it go; answers why and until when it must wait. */
    Optional<Verdict.Hold> take(UUID message, Category category) {
        if (category != Category.COMMERCIAL) {
            return Optional.empty();
        }
        return switch (credits.take(Allowance.MESSAGES, message.toString())) {
            case Credits.Taking.Taken _ -> Optional.empty();
            case Credits.Taking.UsedUp usedUp ->
                Optional.of(new Verdict.Hold("credits", usedUp.reason(), usedUp.again()));
        };
    }
}
