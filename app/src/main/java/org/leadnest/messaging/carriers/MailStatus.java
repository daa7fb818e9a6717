package org.leadnest.messaging.carriers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server's refusal says: against the address, against us, or against this moment. By the enhanced status code
 * (RFC 3463) where there is one, else by the plain reply (RFC 5321, 4.2.3); one rule for what is said during a call, in a
 * report that comes back, and in a carrier's event.
 */
public final class MailStatus {
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /** Bad destination address: X.1.x, but for X.1.7 and X.1.8, which speak of the sender's (RFC 3463, 3.2). */
    private static final Pattern DEAD = Pattern.compile("5\\.1\\.(?![78]$)\\d{1,3}");

    /** Security or policy, and the sender's own address: the next letter would fare the same. */
    private static final Pattern POLICY = Pattern.compile("5\\.7\\.\\d{1,3}|5\\.1\\.[78]");

    /** A full mailbox (X.2.2), congestion such as a day's quota (X.4.5), and too much at once (X.3.2): they pass. */
    private static final Pattern PASSING = Pattern.compile("4\\..*|5\\.2\\.2|5\\.4\\.5|5\\.3\\.2");

    /** Old servers say so without an enhanced code: Exim's "550 relay not permitted", Sendmail's "550 Relaying denied". */
    private static final Pattern RELAY = Pattern.compile("(?i)\\brelay(ing)?\\b");

    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])5\\d\\d(?![\\d.])");

    private static final int EXCEEDED_STORAGE = 552;

    private MailStatus() {}

    /** What a refusal is about. */
    public enum About {
        ADDRESS,
        SENDER,
        MOMENT,
        LETTER
    }

    /** Of a report's status field, such as "5.1.1": whether nothing should go to the address any more. */
    public static boolean dead(String status) {
        return DEAD.matcher(status).matches();
    }

    /** Whether a status does not say that something else was wrong. */
    public static boolean mayBeDead(String status) {
        return status.isEmpty() || status.startsWith("5.0.") || dead(status);
    }

    /** Whether neither tells what was wrong. */
    public static boolean saysNothing(String status, String words) {
        return (status.isEmpty() || status.startsWith("5.0."))
                && in(words).isEmpty()
                && !REPLY.matcher(words).find();
    }

    /**
     * Of a report: by its status, or where that says nothing ("5.0.0", none), by the server's own words.
     *
     * @param words such as "550 5.1.1 no such user"
     */
    public static boolean dead(String status, String words) {
        if (dead(status) || !mayBeDead(status)) {
            return dead(status);
        }
        Matcher reply = REPLY.matcher(words);
        return reply.find() && ofRecipient(Integer.parseInt(reply.group()), words) == About.ADDRESS;
    }

    /** The enhanced code that stands in words of a server. */
    public static Optional<String> in(String words) {
        Matcher found = ENHANCED.matcher(words);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Of a permanent refusal of a recipient. */
    static About ofRecipient(int code, String words) {
        return in(words).map(MailStatus::about).orElseGet(() -> bare(code, words));
    }

    /** Of a permanent refusal of what we wrote, or of us: the recipient is not what it is about. */
    static About ofSender(String words) {
        About about = in(words).map(MailStatus::about).orElse(About.LETTER);
        return about == About.ADDRESS ? About.LETTER : about;
    }

    private static About about(String status) {
        if (POLICY.matcher(status).matches()) {
            return About.SENDER;
        }
        if (PASSING.matcher(status).matches()) {
            return About.MOMENT;
        }
        return dead(status) ? About.ADDRESS : About.LETTER;
    }

    private static About bare(int code, String words) {
        if (RELAY.matcher(words).find()) {
            return About.SENDER;
        }
        return switch (code) {
            case 550, 551, 553 -> About.ADDRESS;
            case EXCEEDED_STORAGE -> About.MOMENT;
            default -> About.LETTER;
        };
    }
}
