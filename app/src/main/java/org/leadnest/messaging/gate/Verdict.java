package org.leadnest.messaging.gate;

import java.time.Instant;

/** What a rule says to a message. */
public sealed interface Verdict {

    record Allow() implements Verdict {}

    /** @param until when to look again */
    record Hold(String rule, String reason, Instant until) implements Verdict {}

    record Refuse(String rule, String reason) implements Verdict {}

    Verdict ALLOW = new Allow();
}
