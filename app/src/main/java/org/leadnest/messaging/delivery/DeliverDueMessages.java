package org.leadnest.messaging.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The dispatcher: each second, for each account with something due, settles what a dead process left, asks the gate about
 * what is due and sends what it allows, a few at a time. Accounts have their turns side by side.
 */
@Component
public class DeliverDueMessages implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverDueMessages.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ACCOUNTS = 50;
    private static final int BATCH = 100;

    /** Accounts that have their turn at once: one whose carrier is slow keeps no other waiting. */
    private static final int ACCOUNTS_AT_ONCE = 16;

    /** Messages of one account on their way to its carrier. */
    private static final int AT_ONCE = 6;

    /** Of a turn: what is due after that has the account come up again, behind those that wait. */
    private static final int BATCHES = 2;

    private static final Duration TURN = Duration.ofSeconds(5);

    /** Longer than any call to a carrier may last (30 s by SMTP; 10 s to connect and 15 s to answer by HTTP). */
    private static final int STUCK_SECONDS = 40;

    private static final int OUTBOX_STUCK_SECONDS = 10;

    /** Of one run, however much is due: then the scheduler hears that it ended. */
    private static final int MOST_TURNS = 25_000;

    /** How soon an account comes up again whose dispatcher died or whose sends are not settled. */
    private static final Duration AGAIN = Duration.ofSeconds(12);

    /** How often a carrier is asked about messages of unknown outcome. */
    private static final Duration LOOK_UP_AGAIN = Duration.ofMinutes(2);

    private final Wakeups wakeups;
    private final JudgeDueMessages gate;
    private final SendMessage sending;
    private final DeliverySteps steps;
    private final RestoreWatch restores;
    private final DatabaseShare database;
    private final InstantSource clock;
    private volatile boolean closing;

    DeliverDueMessages(
            Wakeups wakeups,
            JudgeDueMessages gate,
            SendMessage sending,
            DeliverySteps steps,
            RestoreWatch restores,
            DatabaseShare database,
            InstantSource clock) {
        this.database = database;
        this.wakeups = wakeups;
        this.gate = gate;
        this.sending = sending;
        this.steps = steps;
        this.restores = restores;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messaging.deliver";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** The service stops: no turn begins any more. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** Ends when nothing is due and no turn lasts; while a slow one does, the others go on. */
    @Override
    public void run() {
        var busy = ConcurrentHashMap.<AccountId>newKeySet();
        var places = new Semaphore(ACCOUNTS_AT_ONCE);
        var ended = new Semaphore(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var turns = 0; turns < MOST_TURNS && !closing && !restores.held(); ) {
                var idle = busy.isEmpty();
                var due = database.with(() -> wakeups.due(clock.instant(), ACCOUNTS + ACCOUNTS_AT_ONCE)).stream()
                        .filter(account -> !busy.contains(account))
                        .toList();
                if (due.isEmpty() && idle) {
                    return;
                }
                for (var account : due) {
                    places.acquire();
                    busy.add(account);
                    threads.execute(() -> {
                        try {
                            dispatchAlone(account);
                        } finally {
                            busy.remove(account);
                            places.release();
                            ended.release();
                        }
                    });
                    turns++;
                }
                ended.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                ended.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What goes wrong in one account keeps no other waiting; it comes up again after a pause. */
    private void dispatchAlone(AccountId account) {
        try {
            Tenancy.run(account, () -> dispatch(account));
        } catch (RuntimeException failed) {
            LOG.error("messages of account {} could not be dispatched", account, failed);
        }
    }

    private void dispatch(AccountId account) {
        database.run(() -> wakeups.take(account, clock.instant().plus(AGAIN)));
        database.with(() -> steps.stuck(account, STUCK_SECONDS, OUTBOX_STUCK_SECONDS))
                .forEach(stuck -> sending.settle(account, stuck));
        var since = clock.instant().minus(DeliverySteps.RECONCILED_FOR);
        database.with(() -> steps.unknown(account, since, BATCH))
                .forEach(unknown -> sending.reconcile(account, unknown));
        sendDue(account);
        database.run(() -> steps.leaveWord(
                account, clock.instant().plus(AGAIN), clock.instant().plus(LOOK_UP_AGAIN)));
    }

    private void sendDue(AccountId account) {
        var began = System.nanoTime();
        for (var batch = 0; batch < BATCHES; batch++) {
            var judged = database.with(() -> gate.judge(account, clock.instant(), BATCH));
            var late = batch == 0 ? System.nanoTime() + TURN.toNanos() : began + TURN.toNanos();
            sendAll(account, judged.allowed(), late);
            if (judged.judged() < BATCH || System.nanoTime() - began > TURN.toNanos()) {
                return;
            }
        }
    }

    /** @param late when no further one is begun, in {@link System#nanoTime}; it stays due */
    private void sendAll(AccountId account, List<JudgeDueMessages.Allowed> allowed, long late) {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sends = allowed.stream()
                    .map(message -> threads.submit(() -> {
                        places.acquire();
                        try {
                            if (System.nanoTime() - late < 0) {
                                Tenancy.run(account, () -> sending.send(account, message.id(), message.way()));
                            }
                        } finally {
                            places.release();
                        }
                        return message.id();
                    }))
                    .toList();
            for (var send : sends) {
                send.get();
            }
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException("a message could not be sent", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
