package org.leadnest.messaging.carriers;

import java.util.Optional;

/** The embedded carrier: keeps what would have been sent, once, where {@code /dev/outbox} shows it. */
final class OutboxCarrier implements Carrier {
    static final String NAME = "outbox";

    private final Outbox outbox;

    OutboxCarrier(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean leavesTheHouse() {
        return false;
    }

    @Override
    public Delivery send(Envelope envelope) {
        return new Delivery.Accepted(outbox.keep(envelope).toString());
    }

    @Override
    public Optional<Delivery> lookUp(Lost lost) {
        return Optional.of(outbox.find(lost.message())
                .<Delivery>map(id -> new Delivery.Accepted(id.toString()))
                .orElseGet(() -> new Delivery.NotAccepted("The service stopped before it was kept.", null)));
    }
}
