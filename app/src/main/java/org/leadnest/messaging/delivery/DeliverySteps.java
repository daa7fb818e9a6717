package org.leadnest.messaging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.carriers.Delivery;
import org.leadnest.messaging.carriers.Lost;
import org.leadnest.messaging.links.TrackedLinks;
import org.leadnest.messaging.preferences.Suppressions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions around a call to a carrier: one before it, one after it. */
@Component
public class DeliverySteps {
    /** How long a carrier is asked about a message of unknown outcome; after that it is decided by hand. */
    static final Duration RECONCILED_FOR = Duration.ofHours(1);

    private final DeliveryStore store;
    private final Suppressions suppressions;
    private final Wakeups wakeups;
    private final CarrierHealth health;
    private final DeliveryReports reports;
    private final TrackedLinks links;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    DeliverySteps(
            DeliveryStore store,
            Suppressions suppressions,
            Wakeups wakeups,
            CarrierHealth health,
            DeliveryReports reports,
            TrackedLinks links,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.health = health;
        this.reports = reports;
        this.clock = clock;
        this.store = store;
        this.suppressions = suppressions;
        this.wakeups = wakeups;
        this.links = links;
        this.events = events;
    }

    @Transactional
    public Optional<Claimed> claim(AccountId account, UUID id, String provider, String sender, Instant now) {
        return store.claim(account, id, provider, sender, now);
    }

    /** Writes down what came of a call that took so long. */
    @Transactional
    public void record(AccountId account, Claimed message, Outcome outcome, Delivery heard, Duration took) {
        health.heard(account, message.lane(), heard, took, clock.instant());
        settle(account, message, outcome);
    }

    @Transactional
    public void settle(AccountId account, Claimed message, Outcome outcome) {
        if (store.record(account, message.id(), outcome) || late(account, message, outcome)) {
            recorded(account, message, outcome);
        } else if (outcome.providerId() != null) {
            store.named(account, message.id(), outcome.providerId());
        }
        arrived(account, message, outcome);
    }

    /** The call lasted so long that its outcome was taken as unknown meanwhile; a certain answer is worth more. */
    private boolean late(AccountId account, Claimed message, Outcome outcome) {
        return switch (outcome.status()) {
            case SENT, FAILED -> store.reconcile(account, message.id(), outcome);
            case QUEUED, HELD, REFUSED, SENDING, DELIVERED, UNKNOWN, RECEIVED -> false;
        };
    }

    /** The carrier's word on a message of unknown outcome. */
    @Transactional
    public void reconciled(AccountId account, Claimed message, Outcome outcome) {
        if (store.reconcile(account, message.id(), outcome)) {
            recorded(account, message, outcome);
            arrived(account, message, outcome);
        }
    }

    private void recorded(AccountId account, Claimed message, Outcome outcome) {
        if (outcome.addressDead()) {
            suppressions.blockAddress(account, message.channel(), message.recipientKey(), "the carrier refuses it");
        }
        if (outcome.status() == Status.UNKNOWN) {
            store.bringUp(account, message.id());
        }
        publish(account, message, outcome.status());
    }

    /** A report that overtook us has waited for this id. */
    private void arrived(AccountId account, Claimed message, Outcome outcome) {
        var provider = message.provider();
        var providerId = outcome.providerId();
        if (provider != null && providerId != null && !provider.equals("outbox")) {
            reports.arrived(account, provider, providerId, message.id(), clock.instant());
        }
    }

    /** Messages of unknown outcome that are young enough to be looked up. */
    @Transactional(readOnly = true)
    public List<Claimed> unknown(AccountId account, Instant since, int limit) {
        return store.unknown(account, since, limit);
    }

    @Transactional(readOnly = true)
    public Lost lost(AccountId account, Claimed message) {
        var lost = store.lost(account, message.id());
        return new Lost(
                lost.message(),
                lost.to(),
                lost.from(),
                links.asSent(message.id(), lost.text()),
                lost.calledAt(),
                lost.known());
    }

    @Transactional(readOnly = true)
    public List<Claimed> stuck(AccountId account, int seconds, int outboxSeconds) {
        return store.stuck(account, seconds, outboxSeconds);
    }

    /** Leaves word when to look at the account again. */
    @Transactional
    public void leaveWord(AccountId account, Instant whileSending, Instant whileUnknown) {
        store.nextDue(account).ifPresent(next -> wakeups.bringForward(account, next));
        if (store.anySending(account)) {
            wakeups.bringForward(account, whileSending);
        }
        if (store.anyUnknown(account, whileUnknown.minus(RECONCILED_FOR))) {
            wakeups.bringForward(account, whileUnknown);
        }
    }

    private void publish(AccountId account, Claimed message, Status status) {
        switch (status) {
            case SENT, DELIVERED ->
                events.publishEvent(
                        new MessageEvent.MessageSent(account, message.id(), message.person(), message.enrollment()));
            case FAILED, UNKNOWN ->
                events.publishEvent(
                        new MessageEvent.MessageFailed(account, message.id(), message.person(), message.enrollment()));
            case QUEUED, HELD, REFUSED, SENDING, RECEIVED -> {}
        }
    }
}
