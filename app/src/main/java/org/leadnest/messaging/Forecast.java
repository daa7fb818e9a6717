package org.leadnest.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What would become of a message that is not made yet, as the send gate sees it now. */
public sealed interface Forecast {

    /**
     * It would go.
     *
     * @param at when; later than planned when {@code held} says why it would wait first
     */
    record Goes(Instant at, @Nullable Reason held) implements Forecast {}

    /** It would wait until somebody changes something. */
    record Waits(Reason held) implements Forecast {}

    record Refused(Reason reason) implements Forecast {}

    /** @param rule of the send gate, by name */
    record Reason(String rule, String words) {}
}
