package org.leadnest.messaging.inbound;

/** What becomes of a letter of somebody whom nobody here knows. */
public enum UnknownSenders {
    /** It waits until somebody decides. */
    REVIEW,
    /** Its writer is a lead at once. */
    LEAD
}
