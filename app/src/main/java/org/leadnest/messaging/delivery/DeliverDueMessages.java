package org.leadnest.messaging.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The dispatcher: each second, for each account with something due, settles what a dead process left, asks the gate about
 * what is due and sends what it allows, a few at a time.
 */
@Component
public class DeliverDueMessages implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverDueMessages.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ACCOUNTS = 50;
    private static final int BATCH = 100;
    private static final int BATCHES = 20;
    private static final int AT_ONCE = 6;

    /** Longer than any call to a carrier may last (10 s to connect and 15 s to answer at the most). */
    private static final int STUCK_SECONDS = 40;

    private static final int OUTBOX_STUCK_SECONDS = 10;

    /** A busy minute does not make the account at the end of the line wait for the next run. */
    private static final int ROUNDS = 50;

    /** How soon an account comes up again whose dispatcher died or whose sends are not settled. */
    private static final Duration AGAIN = Duration.ofSeconds(12);

    /** How often a carrier is asked about messages of unknown outcome. */
    private static final Duration LOOK_UP_AGAIN = Duration.ofMinutes(2);

    private final Wakeups wakeups;
    private final JudgeDueMessages gate;
    private final SendMessage sending;
    private final DeliverySteps steps;
    private final RestoreWatch restores;
    private final InstantSource clock;

    DeliverDueMessages(
            Wakeups wakeups,
            JudgeDueMessages gate,
            SendMessage sending,
            DeliverySteps steps,
            RestoreWatch restores,
            InstantSource clock) {
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

    @Override
    public void run() {
        if (restores.held()) {
            return;
        }
        for (var round = 0; round < ROUNDS; round++) {
            var due = wakeups.due(clock.instant(), ACCOUNTS);
            due.forEach(this::dispatchAlone);
            if (due.size() < ACCOUNTS) {
                return;
            }
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
        wakeups.take(account, clock.instant().plus(AGAIN));
        steps.stuck(account, STUCK_SECONDS, OUTBOX_STUCK_SECONDS).forEach(stuck -> sending.settle(account, stuck));
        var now = clock.instant();
        steps.unknown(account, now.minus(DeliverySteps.RECONCILED_FOR), BATCH)
                .forEach(unknown -> sending.reconcile(account, unknown));
        for (var batch = 0; batch < BATCHES; batch++) {
            var judged = gate.judge(account, clock.instant(), BATCH);
            sendAll(account, judged.allowed());
            if (judged.judged() < BATCH) {
                break;
            }
        }
        steps.leaveWord(account, clock.instant().plus(AGAIN), clock.instant().plus(LOOK_UP_AGAIN));
    }

    private void sendAll(AccountId account, List<JudgeDueMessages.Allowed> allowed) {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sends = allowed.stream()
                    .map(message -> threads.submit(() -> {
                        places.acquire();
                        try {
                            Tenancy.run(account, () -> sending.send(account, message.id(), message.way()));
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
