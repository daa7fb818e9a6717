package org.leadnest.messaging.settings;

import java.util.List;
import java.util.Map;

/**
 * The page {@code /app/settings/sending}.
 *
 * @param mail how e-mail leaves, in words
 * @param sms how texts leave, in words
 */
public record SendingPage(
        String fromName,
        String postalAddress,
        String smsBasis,
        String companyName,
        Map<String, String> errors,
        Way mail,
        Way sms,
        List<Door> doors,
        List<Hours> quietHours) {

    /** An address to enter at a carrier, so that answers and reports come back. */
    public record Door(String what, String address) {}

    /** @param real whether messages reach people */
    public record Way(String provider, String sender, boolean real) {}

    /** A line of the table: where, when on which days, and by what rule. */
    public record Hours(String where, String days, String hours, String source) {}
}
