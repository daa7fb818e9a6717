package org.leadnest.followups;

import java.util.List;
import java.util.UUID;

/** What enrolling a set of leads came to: some may be enrolled and others refused. */
public sealed interface Enrolling {
    record Done(List<Run> enrolled, List<Refusal> refused) implements Enrolling {}

    /** There is no such sequence in this account. */
    record NoSequence() implements Enrolling {}

    /** @param reason in words */
    record Refusal(UUID leadId, String reason) {}
}
