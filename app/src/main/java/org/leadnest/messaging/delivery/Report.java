package org.leadnest.messaging.delivery;

/**
 * What a carrier says has become of a message. A later rank wins whatever the order of arrival: mail that bounced after it
 * was taken has failed.
 *
 * @param addressDead whether nothing reaches that address any more
 */
public record Report(Said said, String reason, boolean addressDead) {
    public enum Said {
        SENT,
        DELIVERED,
        FAILED
    }

    public static Report sent() {
        return new Report(Said.SENT, "", false);
    }

    public static Report delivered() {
        return new Report(Said.DELIVERED, "", false);
    }

    public static Report failed(String reason, boolean addressDead) {
        return new Report(Said.FAILED, reason, addressDead);
    }
}
