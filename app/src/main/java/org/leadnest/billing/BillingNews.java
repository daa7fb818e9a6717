package org.leadnest.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Component;

/**
 * Tells the people of an account what has changed, within the transaction that writes the change. Each mail is named by what
 * it is about, so however often and in which order Stripe speaks of it, it is sent once.
 */
@Component
class BillingNews {
    private final Notices notices;
    private final Plans plans;

    BillingNews(Notices notices, Plans plans) {
        this.notices = notices;
        this.plans = plans;
    }

    void subscription(Account account, @Nullable Subscription before, Subscription now) {
        Plan plan = plans.named(now.plan());
        AccountId id = account.id();
        switch (now.status().effect()) {
            case WHOLE -> {
                notices.once(id, now.id(), Letters.begun(plan, now));
                if (before != null && changed(before, now)) {
                    notices.once(id, now.id() + " " + terms(now) + " " + now.periodEnd(), Letters.changed(plan, now));
                }
                Instant end = now.cancelAt();
                if (end != null) {
                    notices.once(id, now.id() + " " + end, Letters.cancelled(plan, end, account.zone()));
                }
            }
            case OVER -> notices.once(id, now.id(), Letters.ended(plan));
            case NOT_BEGUN, GRACE -> {}
        }
    }

    private static boolean changed(Subscription before, Subscription now) {
        return before.status().effect() != SubscriptionStatus.Effect.NOT_BEGUN
                && !terms(before).equals(terms(now));
    }

    private static String terms(Subscription subscription) {
        return subscription.plan() + " " + subscription.cycle() + " " + subscription.seats();
    }

    void invoice(Account account, Invoice invoice) {
        if (invoice.failed()) {
            notices.once(
                    account.id(), invoice.id() + " " + invoice.attempts(), Letters.failed(invoice, account.zone()));
        }
        if (invoice.settled() && invoice.paid().cents() > 0) {
            notices.once(account.id(), invoice.id(), Letters.receipt(invoice));
        }
    }

    void actionRequired(AccountId account, Invoice invoice) {
        notices.once(account, invoice.id(), Letters.actionRequired(invoice));
    }
}
