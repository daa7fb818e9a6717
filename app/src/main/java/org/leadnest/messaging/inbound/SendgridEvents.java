package org.leadnest.messaging.inbound;

import java.util.Optional;
import java.util.Set;
import org.leadnest.messaging.carriers.MailStatus;
import org.leadnest.messaging.delivery.Report;
import tools.jackson.databind.JsonNode;

/** What an event of SendGrid's Event Webhook says of a message, and whether it says anything against the address. */
final class SendgridEvents {
    /** Reasons for a drop by which the address is known to be dead. */
    private static final Set<String> DEAD = Set.of("Bounced Address", "Invalid");

    /** Reasons for a drop that are the person's own word. */
    private static final Set<String> OPTED_OUT = Set.of("Spam Reporting Address", "Unsubscribed Address");

    /** Of the classes of a bounce, that which is about the address; the others are about us, the letter or the moment. */
    private static final String INVALID_ADDRESS = "Invalid Address";

    private static final Set<String> UNCLASSIFIED = Set.of("", "Unclassified");

    private SendgridEvents() {}

    /** Of what is neither a drop nor the person's word. */
    static Optional<Report> report(JsonNode event) {
        return switch (text(event, "event")) {
            case "processed" -> Optional.of(Report.sent());
            case "delivered" -> Optional.of(Report.delivered());
            case "bounce" -> Optional.of(Report.failed(reason(event), dead(event)));
            default -> Optional.empty();
        };
    }

    static Report dropped(JsonNode event) {
        return Report.failed(reason(event), DEAD.contains(text(event, "reason")));
    }

    static boolean optedOut(JsonNode event) {
        return OPTED_OUT.contains(text(event, "reason"));
    }

    /** A block is temporary by SendGrid's own word; a class or a status that names another cause spares the address. */
    private static boolean dead(JsonNode event) {
        String classified = text(event, "bounce_classification");
        if (text(event, "type").equals("blocked")) {
            return false;
        }
        return UNCLASSIFIED.contains(classified)
                ? MailStatus.saysNothing(text(event, "status"), text(event, "reason"))
                        || MailStatus.dead(text(event, "status"), text(event, "reason"))
                : classified.equals(INVALID_ADDRESS) && MailStatus.mayBeDead(text(event, "status"));
    }

    private static String reason(JsonNode event) {
        return "SendGrid says: " + text(event, "event") + " " + text(event, "reason");
    }

    private static String text(JsonNode event, String field) {
        return event.path(field).asString("");
    }
}
