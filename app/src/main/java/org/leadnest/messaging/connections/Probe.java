package org.leadnest.messaging.connections;

/** What came of trying credentials. */
public sealed interface Probe {

    /** The provider takes them. @param problem why nothing can be sent all the same, or empty */
    record Taken(Findings findings, String problem) implements Probe {}

    /** The provider does not take them, in its words. */
    record Refused(String reason) implements Probe {}
}
