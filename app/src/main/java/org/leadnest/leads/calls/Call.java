package org.leadnest.leads.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call with a lead. @param minutes null when nobody looked at the clock */
record Call(
        boolean incoming,
        Outcome outcome,
        @Nullable Integer minutes,
        @Nullable String note,
        Instant at) {

    enum Outcome {
        TALKED("Talked"),
        VOICEMAIL("Left a voicemail"),
        NO_ANSWER("No answer"),
        WRONG_NUMBER("Wrong number");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** {@code Call: talked, 12 minutes}. */
    String title() {
        String who = incoming ? "Call from the lead: " : "Call: ";
        String length =
                minutes == null || minutes == 0 ? "" : minutes == 1 ? ", 1 minute" : ", " + minutes + " minutes";
        return who + outcome.label.toLowerCase(java.util.Locale.ROOT) + length;
    }
}
