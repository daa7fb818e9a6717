package org.leadnest.platform.tenancy;

import java.util.Optional;
import java.util.function.Supplier;
import org.leadnest.kernel.AccountId;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which account the running code works for. Bound for the length of a call, never changed in place, so it cannot leak to
 * the next request; {@link TenantTransactionManager} hands it to the database at the start of each transaction.
 */
public final class Tenancy {
    private static final ScopedValue<AccountId> ACCOUNT = ScopedValue.newInstance();

    private Tenancy() {}

    /** Runs {@code work} for {@code account}; refuses to change the account inside an open transaction. */
    public static <T> T as(AccountId account, Supplier<T> work) {
        if (ACCOUNT.isBound() && ACCOUNT.get().equals(account)) {
            return work.get();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the account must be chosen before the transaction begins");
        }
        return ScopedValue.where(ACCOUNT, account).call(work::get);
    }

    public static void run(AccountId account, Runnable work) {
        as(account, () -> {
            work.run();
            return true;
        });
    }

    public static Optional<AccountId> current() {
        return ACCOUNT.isBound() ? Optional.of(ACCOUNT.get()) : Optional.empty();
    }

    /** The account of the running code; a call outside of {@link #as} is a bug. */
    public static AccountId required() {
        if (!ACCOUNT.isBound()) {
            throw new IllegalStateException("this work belongs to an account: call it inside Tenancy.as");
        }
        return ACCOUNT.get();
    }
}
