package org.leadnest.messaging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.carriers.Carrier;
import org.leadnest.messaging.carriers.Delivery;
import org.leadnest.messaging.carriers.Envelope;
import org.leadnest.messaging.connections.Way;
import org.leadnest.messaging.connections.Ways;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one message that the gate allowed: claim and commit, call the carrier outside of any transaction, record. Between
 * claim and record the process may die; {@link #settle} then finds out, or says that nobody knows. What the carrier did
 * certainly not take waits as long as it must: it is held, never dropped.
 */
@Component
public class SendMessage {
    private static final Logger LOG = LoggerFactory.getLogger(SendMessage.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    /** Of a transactional message whose outcome is unknown each time. */
    private static final int TRIES = 8;

    private final DeliverySteps steps;
    private final Letterhead letterhead;
    private final Ways ways;
    private final DatabaseShare database;
    private final InstantSource clock;

    SendMessage(DeliverySteps steps, Letterhead letterhead, Ways ways, DatabaseShare database, InstantSource clock) {
        this.database = database;
        this.steps = steps;
        this.letterhead = letterhead;
        this.ways = ways;
        this.clock = clock;
    }

    void send(AccountId account, UUID message, Way.Open way) {
        var carrier = way.carrier();
        var claimed = database.with(() -> steps.claim(account, message, carrier.name(), way.sender(), clock.instant()));
        claimed.ifPresent(claim -> {
            var began = System.nanoTime();
            var delivery = call(account, claim, carrier, way.sender());
            var took = Duration.ofNanos(System.nanoTime() - began);
            database.run(() -> steps.record(account, claim, outcome(claim, delivery), delivery, took));
        });
    }

    /** What goes wrong before the carrier is called is no doubt about what was sent; after that, it is. */
    private Delivery call(AccountId account, Claimed claim, Carrier carrier, String sender) {
        Envelope envelope;
        try {
            envelope = database.with(() -> letterhead.write(account, claim, sender));
        } catch (RuntimeException failed) {
            LOG.error("message {} could not be put on paper", claim.id(), failed);
            return new Delivery.NotAccepted("It could not be put on paper; it will be tried again.", null);
        }
        try {
            return carrier.send(envelope);
        } catch (RuntimeException failed) {
            LOG.error("the call for message {} ended in an error", claim.id(), failed);
            return new Delivery.Unknown("The call to the carrier ended in an error of ours.");
        }
    }

    /** Finds out what became of a message whose sender died after the claim. */
    void settle(AccountId account, Claimed stuck) {
        var delivery = lookUp(account, stuck).orElseGet(SendMessage::lost);
        var outcome = delivery instanceof Delivery.NotAccepted never
                ? new Outcome(Status.QUEUED, "carrier", never.reason(), null, clock.instant(), null, false)
                : outcome(stuck, delivery);
        database.run(() -> steps.settle(account, stuck, outcome));
    }

    /** Asks the carrier once more about a message of unknown outcome; only its certain word changes anything. */
    void reconcile(AccountId account, Claimed unknown) {
        lookUp(account, unknown).ifPresent(delivery -> {
            switch (delivery) {
                case Delivery.Accepted _, Delivery.Rejected _ ->
                    database.run(() -> steps.reconciled(account, unknown, outcome(unknown, delivery)));
                case Delivery.NotAccepted _, Delivery.Closed _, Delivery.Unknown _ -> {}
            }
        });
    }

    private Optional<Delivery> lookUp(AccountId account, Claimed lost) {
        return ways.of(lost.lane()) instanceof Way.Open way
                        && way.carrier().name().equals(lost.provider())
                ? way.carrier().lookUp(steps.lost(account, lost))
                : Optional.empty();
    }

    private static Delivery lost() {
        return new Delivery.Unknown("The service stopped while it was being sent, and the carrier keeps no record.");
    }

    private Outcome outcome(Claimed message, Delivery delivery) {
        var now = clock.instant();
        return switch (delivery) {
            case Delivery.Accepted accepted ->
                new Outcome(Status.SENT, null, null, accepted.providerId(), null, now, false);
            case Delivery.Rejected rejected ->
                new Outcome(Status.FAILED, "carrier", rejected.reason(), null, null, null, rejected.addressDead());
            case Delivery.NotAccepted refused -> again(message, refused.reason(), refused.retryAfter(), now);
            case Delivery.Closed closed -> again(message, closed.reason(), null, now);
            case Delivery.Unknown unknown ->
                message.category() == Category.TRANSACTIONAL && message.attempts() < TRIES
                        ? again(message, unknown.reason(), null, now)
                        : new Outcome(Status.UNKNOWN, "carrier", unknown.reason(), null, null, now, false);
        };
    }

    /** Doubles the pause with each try and spreads it by half; what the carrier asked for is kept as the least. */
    private static Outcome again(Claimed message, String reason, @Nullable Duration retryAfter, Instant now) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(message.attempts() - 1, TRIES));
        var pause = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
        var spread =
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
        var wait = retryAfter != null && retryAfter.compareTo(spread) > 0 ? retryAfter : spread;
        return new Outcome(Status.QUEUED, "carrier", reason, null, now.plus(wait), null, false);
    }
}
