package org.leadnest.privacy.holds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/** A line in a hold's own log. */
record HoldAct(Kind kind, String words, @Nullable UserId by, Instant at) {
    enum Kind {
        SET("Set"),
        EXTENDED("Last day changed"),
        OWNER_TOLD("Owners told"),
        ENDED("Ended"),
        COMPLETED("What waited for it was erased"),
        RESTORED("Set again after an older backup was restored");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
