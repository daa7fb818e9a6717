package org.leadnest.billing;

import com.stripe.exception.StripeException;
import java.time.Duration;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Every night, fetches everything of every customer: a webhook that never came is made good within a day. */
@Component
class Reconcile implements RecurringJob {
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

    private final StripeProperties properties;
    private final SubscriptionStore store;
    private final StripeSync sync;

    Reconcile(StripeProperties properties, SubscriptionStore store, StripeSync sync) {
        this.properties = properties;
        this.store = store;
        this.sync = sync;
    }

    @Override
    public String name() {
        return "billing.reconcile";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        if (properties.configured()) {
            store.customers().forEach(this::account);
        }
    }

    /** One customer's trouble does not keep the others waiting; tomorrow is another night. */
    private void account(AccountId account) {
        try {
            sync.all(account);
        } catch (StripeException | StripeReading.NotOurs failed) {
            LOG.error(
                    "the account {} could not be reconciled: {}",
                    account,
                    failed.getClass().getSimpleName());
        }
    }
}
