package org.leadnest.messaging.carriers;

import java.util.Set;

/**
 * What Twilio's error codes say about: each has its page at {@code https://www.twilio.com/docs/api/errors/CODE}. Only those
 * that decide whether the next text would fare the same stand here; Twilio adds codes and moves causes between them
 * (its changelog of July 10, 2024), so what is not here is taken as being about the one text.
 */
final class TwilioCodes {
    /**
     * The sender or the account cannot send at all, and what waits must wait until somebody has seen to it: 10001 account not
     * active; 21212 invalid From; 21601, 21606 and 21661 the From number cannot text; 21603 no From at all; 21607 and 21608 a
     * trial's limits; 21659 From is no number of Twilio's; 21660 it belongs to another account; 21701 no such messaging
     * service; 21703 and 21704 a service without a number; 30002 account suspended; 30032 toll-free number not verified;
     * 30034 number of no registered 10DLC campaign.
     */
    private static final Set<Integer> SENDER = Set.of(
            10_001, 21_212, 21_601, 21_603, 21_606, 21_607, 21_608, 21_659, 21_660, 21_661, 21_701, 21_703, 21_704,
            30_002, 30_032, 30_034);

    /** For now: 20429 too many requests; 21611 too many texts of the sender wait at Twilio. */
    private static final Set<Integer> BUSY = Set.of(20_429, 21_611);

    /**
     * The recipient's: 21211 invalid To; 21408 its region is not enabled; 21610 it answered STOP to Twilio; 21612 it cannot be
     * reached from this sender; 21614 and 21635 it is no mobile number.
     */
    private static final Set<Integer> RECIPIENT = Set.of(21_211, 21_408, 21_610, 21_612, 21_614, 21_635);

    /** "Attempt to send to unsubscribed recipient": the number answered STOP to Twilio itself. */
    private static final int OPTED_OUT = 21_610;

    private TwilioCodes() {}

    static Delivery refusal(int code, String words) {
        String reason = "Twilio refused it (" + code + "): " + words;
        if (SENDER.contains(code)) {
            return new Delivery.Closed(reason);
        }
        return BUSY.contains(code)
                ? new Delivery.NotAccepted(reason, null)
                : new Delivery.Rejected(reason, optedOut(code));
    }

    static boolean ofRecipient(int code) {
        return RECIPIENT.contains(code);
    }

    static boolean optedOut(int code) {
        return code == OPTED_OUT;
    }
}
