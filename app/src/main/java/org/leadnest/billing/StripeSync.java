package org.leadnest.billing;

import com.stripe.exception.StripeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what Stripe says now and writes it. The order of webhooks does not matter: each only says that there is something
 * to fetch. A write happens only over the version that was there before the fetch, so what is written last was fetched last.
 */
@Component
class StripeSync {
    private static final int TRIES = 10;

    private final StripeGateway gateway;
    private final SubscriptionStore store;
    private final BillingNews news;
    private final Entitlements entitlements;
    private final Accounts accounts;
    private final TransactionTemplate transactions;

    StripeSync(
            StripeGateway gateway,
            SubscriptionStore store,
            BillingNews news,
            Entitlements entitlements,
            Accounts accounts,
            TransactionTemplate transactions) {
        this.gateway = gateway;
        this.store = store;
        this.news = news;
        this.entitlements = entitlements;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** Fetching itself, and what becomes of it in a transaction. */
    private interface Fetch<T> {
        Optional<T> get() throws StripeException;
    }

    private interface Write<T> {
        boolean over(int version, T fetched);
    }

    void subscription(AccountId account, String id) throws StripeException {
        latest(account, "subscriptions", id, () -> gateway.subscription(id), (version, fetched) -> {
            Optional<Subscription> before = store.find(id);
            boolean written = store.write(account, fetched, version);
            if (written) {
                news.subscription(accounts.account(account), before.orElse(null), fetched);
            }
            return written;
        });
    }

    void invoice(AccountId account, String id) throws StripeException {
        latest(
                account,
                "invoices",
                id,
                () -> gateway.invoice(id).map(StripeGateway.FetchedInvoice::invoice),
                (version, fetched) -> {
                    boolean written = store.write(account, fetched, version);
                    if (written) {
                        news.invoice(accounts.account(account), fetched);
                    }
                    return written;
                });
    }

    private <T> void latest(AccountId account, String table, String id, Fetch<T> fetch, Write<T> write)
            throws StripeException {
        for (int tried = 0; tried < TRIES; tried++) {
            int version = in(account, () -> store.version(table, id));
            Optional<T> fetched = fetch.get();
            if (fetched.isEmpty() || in(account, () -> write.over(version, fetched.get()))) {
                entitlements.forget(account);
                return;
            }
        }
        throw new IllegalStateException("the row of " + id + " was written by others " + TRIES + " times in a row");
    }

    /** The bank wants a confirmation: said once for each invoice. */
    void actionRequired(AccountId account, String invoice) throws StripeException {
        invoice(account, invoice);
        in(account, () -> {
            store.invoice(invoice)
                    .filter(known -> !known.settled())
                    .ifPresent(known -> news.actionRequired(account, known));
            return true;
        });
    }

    void contact(AccountId account, String customer) throws StripeException {
        StripeGateway.Contact contact = gateway.contact(customer);
        in(account, () -> {
            store.describeCustomer(account, contact.email().isBlank() ? null : contact.email(), contact.taxIds());
            return true;
        });
    }

    /** Everything of the account, whatever webhooks were lost. */
    void all(AccountId account) throws StripeException {
        Optional<SubscriptionStore.Customer> customer = store.customer(account);
        if (customer.isEmpty()) {
            return;
        }
        String id = customer.get().id();
        contact(account, id);
        List<String> invoices = gateway.invoicesOf(id);
        for (String subscription : gateway.subscriptionsOf(id)) {
            subscription(account, subscription);
        }
        for (String invoice : invoices) {
            invoice(account, invoice);
        }
    }

    Optional<AccountId> accountOf(String customer) {
        return store.accountOf(customer);
    }

    void keepCustomer(AccountId account, String customer) {
        store.keepCustomer(account, customer);
    }

    boolean exists(AccountId account) {
        return accounts.exists(account);
    }

    private <T> T in(AccountId account, Supplier<T> work) {
        return Tenancy.as(account, () -> {
            T result = transactions.execute(status -> work.get());
            if (result == null) {
                throw new IllegalStateException("work in a transaction answers something");
            }
            return result;
        });
    }
}
