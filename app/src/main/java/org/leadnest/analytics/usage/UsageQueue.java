package org.leadnest.analytics.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
    private static final long GATHER_SECONDS = 5;

    private final BlockingQueue<UsageEvent> waiting = new ArrayBlockingQueue<>(MOST);
    private final UsageStore store;
    private final boolean enabled;
    private volatile boolean running;

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
            Thread.ofVirtual().name("usage").start(this::work);
        }
    }

    private void work() {
        while (running) {
            try {
                UsageEvent first = waiting.poll(GATHER_SECONDS, TimeUnit.SECONDS);
                if (first != null) {
                    store.insert(List.of(first));
                    flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException lost) {
                LOG.warn(
                        "usage could not be written and is dropped: {}",
                        lost.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        if (enabled) {
            flush();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
