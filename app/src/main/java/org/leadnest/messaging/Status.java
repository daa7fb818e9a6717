package org.leadnest.messaging;

/** What has become of a message. */
public enum Status {
    /** Waits for its turn. */
    QUEUED,
    /** A rule holds it until an instant. */
    HELD,
    /** A rule refused it; it will not be sent. */
    REFUSED,
    /** Claimed; a carrier is being called. */
    SENDING,
    /** A carrier took it. */
    SENT,
    /** The recipient's side took it. */
    DELIVERED,
    /** The carrier refused it for good. */
    FAILED,
    /** Nobody can say whether it was sent; it is not sent again by itself. */
    UNKNOWN,
    /** Came in. */
    RECEIVED
}
