package org.leadnest.accounts.factors;

import java.time.Duration;

/** What became of a code that was typed. */
public sealed interface Proof {
    /** @param with what it was: "code" or "recovery code" */
    record Proven(String with) implements Proof {}

    /** Not a code of this moment, or one that was used before. */
    record Wrong() implements Proof {}

    record Slowed(Duration pause) implements Proof {}
}
