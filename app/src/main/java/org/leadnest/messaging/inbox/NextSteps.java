package org.leadnest.messaging.inbox;

import java.util.Optional;
import java.util.Set;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Status;

/** What somebody can do about a message that a rule holds or did not let go. */
final class NextSteps {
    private static final Set<String> SETTINGS = Set.of(
            "channel-configured",
            "carrier-resting",
            "warm-up",
            "postal-address",
            "daily-cap",
            "picture-address",
            "list-unsubscribe");
    private static final Set<String> PERSON = Set.of("address", "suppression", "consent", "restriction", "carrier");
    private static final Set<String> ANEW = Set.of("duplicate", "expiry", "answered", "withdrawn");

    private NextSteps() {}

    static Optional<InboxPage.Action> after(Message message) {
        String rule = message.rule();
        if (rule == null || !stands(message.status())) {
            return Optional.empty();
        }
        if (rule.equals("plan") || rule.equals("account-standing")) {
            return Optional.of(new InboxPage.Action("See the plan", "/app/settings/plan"));
        }
        if (SETTINGS.contains(rule)) {
            return Optional.of(new InboxPage.Action("Look at the sending settings", "/app/settings/sending"));
        }
        if (PERSON.contains(rule)) {
            return Optional.of(
                    new InboxPage.Action("Look at the addresses and consents", "/app/leads/" + message.leadId()));
        }
        return ANEW.contains(rule)
                ? Optional.of(new InboxPage.Action("Write another one", "#composer"))
                : Optional.empty();
    }

    private static boolean stands(Status status) {
        return switch (status) {
            case HELD, REFUSED, FAILED -> true;
            case QUEUED, SENDING, SENT, DELIVERED, UNKNOWN, RECEIVED -> false;
        };
    }
}
