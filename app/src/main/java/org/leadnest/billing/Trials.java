package org.leadnest.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where an account stands: on its trial of 14 days from sign-up (with or without a payment provider), with a plan, owing
 * for one, or after one.
 */
@Service
public class Trials {
    /** After a failed payment: a week with everything, a second one without AI. */
    static final Duration AI_GRACE = Duration.ofDays(7);

    static final Duration SENDING_GRACE = Duration.ofDays(14);

    private final Accounts accounts;
    private final SubscriptionStore store;
    private final InstantSource clock;

    Trials(Accounts accounts, SubscriptionStore store, InstantSource clock) {
        this.accounts = accounts;
        this.store = store;
        this.clock = clock;
    }

    /** For the account of the running code, or for another one outside of any transaction. */
    @Transactional(readOnly = true)
    public Standing standing(AccountId account) {
        return standing(accounts.account(account));
    }

    /** In a transaction of the account. */
    Standing standing(Account account) {
        Instant now = clock.instant();
        Optional<Standing> given = store.grant(now).map(grant -> grant);
        return given.orElseGet(
                () -> store.current().map(subscription -> of(subscription, now)).orElseGet(() -> trial(account, now)));
    }

    private Standing of(Subscription subscription, Instant now) {
        return switch (subscription.status().effect()) {
            case WHOLE -> new Standing.Subscribed(subscription);
            case OVER -> new Standing.Over(subscription);
            case GRACE -> owing(subscription, now);
            case NOT_BEGUN ->
                throw new IllegalStateException("a subscription that has not begun is not the current one");
        };
    }

    private Standing owing(Subscription subscription, Instant now) {
        Instant since = store.owingSince(subscription.id()).orElse(now);
        return new Standing.Owing(subscription, since, since.plus(AI_GRACE), since.plus(SENDING_GRACE));
    }

    private static Standing trial(Account account, Instant now) {
        Instant end = account.trialEndsAt();
        if (!now.isBefore(end)) {
            return new Standing.TrialEnded(end);
        }
        return new Standing.OnTrial(
                end, Duration.between(now, end).plusDays(1).minusNanos(1).toDays());
    }
}
