package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.preferences.Suppressions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions around a call to a carrier: one before it, one after it. */
@Component
public class DeliverySteps {
    private final DeliveryStore store;
    private final Suppressions suppressions;
    private final Wakeups wakeups;
    private final ApplicationEventPublisher events;

    DeliverySteps(DeliveryStore store, Suppressions suppressions, Wakeups wakeups, ApplicationEventPublisher events) {
        this.store = store;
        this.suppressions = suppressions;
        this.wakeups = wakeups;
        this.events = events;
    }

    @Transactional
    public Optional<Claimed> claim(AccountId account, UUID id, String provider, String sender, Instant now) {
        return store.claim(account, id, provider, sender, now);
    }

    @Transactional
    public void record(AccountId account, Claimed message, Outcome outcome) {
        if (!store.record(account, message.id(), outcome)) {
            return;
        }
        if (outcome.addressDead()) {
            suppressions.blockAddress(account, message.channel(), message.recipientKey(), "the carrier refuses it");
        }
        publish(account, message, outcome.status());
    }

    @Transactional(readOnly = true)
    public List<Claimed> stuck(AccountId account, int seconds, int outboxSeconds) {
        return store.stuck(account, seconds, outboxSeconds);
    }

    /** Leaves word when to look at the account again. */
    @Transactional
    public void leaveWord(AccountId account, Instant whileSending) {
        store.nextDue(account).ifPresent(next -> wakeups.bringForward(account, next));
        if (store.anySending(account)) {
            wakeups.bringForward(account, whileSending);
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
