package org.leadnest.billing;

import java.util.List;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages show of the account of the running code. */
@Service
class BillingReads {
    private static final int INVOICES = 36;

    private final SubscriptionStore store;

    BillingReads(SubscriptionStore store) {
        this.store = store;
    }

    /** The subscription that can be changed: begun and not over. */
    @Transactional(readOnly = true)
    public Optional<Subscription> living() {
        return store.current().filter(one -> one.status().effect() != SubscriptionStatus.Effect.OVER);
    }

    /** The newest first, three years of monthly ones. */
    @Transactional(readOnly = true)
    public List<Invoice> invoices() {
        return store.invoices(INVOICES);
    }

    @Transactional(readOnly = true)
    public Optional<String> customer(AccountId account) {
        return store.customer(account).map(SubscriptionStore.Customer::id);
    }

    @Transactional(readOnly = true)
    public Optional<SubscriptionStore.Customer> contact(AccountId account) {
        return store.customer(account);
    }
}
