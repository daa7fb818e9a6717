package org.leadnest.messaging.delivery;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Delivery's part of the database's connections, over all accounts: many calls to carriers wait at once, but no more than
 * these transactions do, so that pages never wait for a connection because mail goes out. Not taken twice by one thread.
 */
@Component
class DatabaseShare {
    /** Of the ten that the pool has. */
    private static final int PLACES = 6;

    private final Semaphore places = new Semaphore(PLACES);

    <T> T with(Supplier<T> transaction) {
        places.acquireUninterruptibly();
        try {
            return transaction.get();
        } finally {
            places.release();
        }
    }

    void run(Runnable transaction) {
        with(() -> {
            transaction.run();
            return true;
        });
    }
}
