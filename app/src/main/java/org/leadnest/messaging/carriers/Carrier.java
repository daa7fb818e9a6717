package org.leadnest.messaging.carriers;

import java.util.Optional;

/** Takes a message out of the house. Called outside of any transaction; thread-safe. */
public interface Carrier {

    /** As stored with the message and shown: {@code outbox}, {@code smtp} and so on. */
    String name();

    /** Whether messages reach people; the outbox only keeps them. */
    boolean leavesTheHouse();

    /** Whether an e-mail's own headers go along, List-Unsubscribe among them. */
    default boolean carriesHeaders() {
        return true;
    }

    Delivery send(Envelope envelope);

    /** What came of an earlier call whose answer was lost; empty when this carrier cannot tell, or not yet. */
    Optional<Delivery> lookUp(Lost lost);
}
