package org.leadnest.platform.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the mailboxes of several accounts, a few at once, so that a slow one keeps no other waiting. One that takes
 * longer than the limit is interrupted, which closes its connection. Thread-safe.
 */
public final class MailboxRound {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);
    private static final int AT_ONCE = 6;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final int atOnce;
    private final Duration limit;

    public MailboxRound() {
        this(AT_ONCE, LIMIT);
    }

    MailboxRound(int atOnce, Duration limit) {
        this.atOnce = atOnce;
        this.limit = limit;
    }

    /** Why an account's mailbox was not looked into to its end. */
    public enum Trouble {
        TOO_SLOW,
        FAILED
    }

    /**
     * Ends when the last is done, or its time is over.
     *
     * @param look for the account of the running code; on a thread that is interrupted when its time is over
     * @param trouble is told what became of a mailbox that was not looked into, for the account of the running code
     */
    public void go(List<AccountId> due, Consumer<AccountId> look, BiConsumer<AccountId, Trouble> trouble) {
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Map.Entry<AccountId, Future<?>>> looking = new ArrayList<>();
            for (AccountId account : due) {
                looking.add(Map.entry(account, threads.submit(() -> within(places, account, look, threads))));
            }
            for (Map.Entry<AccountId, Future<?>> one : looking) {
                end(one.getKey(), one.getValue(), trouble);
            }
        }
    }

    private Object within(Semaphore places, AccountId account, Consumer<AccountId> look, ExecutorService threads)
            throws InterruptedException, ExecutionException, TimeoutException {
        places.acquire();
        try {
            Future<?> work = threads.submit(() -> Tenancy.run(account, () -> look.accept(account)));
            try {
                work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                work.cancel(true);
                throw slow;
            }
            return account;
        } finally {
            places.release();
        }
    }

    private static void end(AccountId account, Future<?> looked, BiConsumer<AccountId, Trouble> trouble) {
        try {
            looked.get();
        } catch (ExecutionException failed) {
            boolean slow = failed.getCause() instanceof TimeoutException;
            LOG.error("the mailbox of account {} could not be looked into", account, failed.getCause());
            tell(account, slow ? Trouble.TOO_SLOW : Trouble.FAILED, trouble);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(AccountId account, Trouble what, BiConsumer<AccountId, Trouble> trouble) {
        try {
            Tenancy.run(account, () -> trouble.accept(account, what));
        } catch (RuntimeException failed) {
            LOG.error("the trouble with the mailbox of account {} could not be kept", account, failed);
        }
    }
}
