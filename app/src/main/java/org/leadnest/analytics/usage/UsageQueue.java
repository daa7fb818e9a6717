package org.leadnest.analytics.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What is to be written: in memory, by each instance of the service for itself. A full queue drops. */
@Component
class UsageQueue implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(UsageQueue.class);
    private static final int MOST = 10_000;
    private static final int BATCH = 500;
    private static final long GATHER_SECONDS = 1;

    private final BlockingQueue<UsageEvent> waiting = new ArrayBlockingQueue<>(MOST);
    private final UsageStore store;
    private final boolean enabled;
    private volatile boolean running;
    private volatile CountDownLatch ended = new CountDownLatch(1);

    UsageQueue(UsageStore store, @Value("${leadnest.jobs.enabled:true}") boolean enabled) {
        this.store = store;
        this.enabled = enabled;
    }

    void add(UsageEvent event) {
        boolean taken = waiting.offer(event);
        if (!taken) {
            LOG.debug("the queue of usage is full");
        }
    }

    /** Writes everything that waits. */
    void flush() {
        List<UsageEvent> batch = new ArrayList<>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            store.insert(batch);
            batch.clear();
        }
    }

    @Override
    public void start() {
        running = true;
        if (enabled) {
            CountDownLatch end = new CountDownLatch(1);
            ended = end;
            Thread.ofVirtual().name("usage").start(() -> work(end));
        }
    }

    /** Writes what a second has gathered, by few statements however many asked. */
    private void work(CountDownLatch end) {
        try {
            while (!end.await(GATHER_SECONDS, TimeUnit.SECONDS)) {
                write();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            flush();
        } catch (DataAccessException | TransactionException lost) {
            LOG.warn(
                    "usage could not be written and is dropped: {}",
                    lost.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        ended.countDown();
        if (enabled) {
            write();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
