package org.leadnest.billing;

import com.stripe.exception.StripeException;
import org.leadnest.accounts.AccountClosing;
import org.leadnest.accounts.AccountReopened;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * An account that is being closed is charged no more: its plan ends with what is paid, and goes on when the closing is undone
 * before that. A call that Stripe does not take leaves the event to be worked on again.
 */
@Component
class ClosingListener {
    private final StripeProperties properties;
    private final BillingReads reads;
    private final StripeChanges changes;
    private final StripeSync sync;

    ClosingListener(StripeProperties properties, BillingReads reads, StripeChanges changes, StripeSync sync) {
        this.properties = properties;
        this.reads = reads;
        this.changes = changes;
        this.sync = sync;
    }

    @Async
    @TransactionalEventListener
    void on(AccountClosing closing) {
        Tenancy.run(closing.account(), () -> end(closing.account(), true));
    }

    @Async
    @TransactionalEventListener
    void on(AccountReopened reopened) {
        Tenancy.run(reopened.account(), () -> end(reopened.account(), false));
    }

    private void end(AccountId account, boolean cancel) {
        if (!properties.configured()) {
            return;
        }
        reads.living().ifPresent(plan -> {
            try {
                changes.cancelAtEnd(plan, cancel);
                sync.subscription(account, plan.id());
            } catch (StripeException failed) {
                throw new IllegalStateException("Stripe did not take the end of plan " + plan.id(), failed);
            }
        });
    }
}
