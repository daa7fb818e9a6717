package org.leadnest.messaging.inbox;

import java.util.Arrays;
import java.util.Optional;

/** Which conversations a list shows. */
enum Box {
    MINE("Mine", "done_at is null and assignee_id = :me and (snoozed_until is null or snoozed_until <= :now)"),
    UNASSIGNED(
            "Unassigned",
            "done_at is null and assignee_id is null and (snoozed_until is null or snoozed_until <= :now)"),
    TEAM("Team", "done_at is null and (snoozed_until is null or snoozed_until <= :now)"),
    UNDECIDED("To decide", """
            person_id in (select u.person_id from messaging.messages u
                           where u.account_id = :account and u.status = 'UNKNOWN' and u.person_id is not null)
            """),
    SNOOZED("Snoozed", "done_at is null and snoozed_until > :now"),
    DONE("Done", "done_at is not null");

    private final String label;
    private final String condition;

    Box(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    String label() {
        return label;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** As SQL over messaging.conversations, with the parameters {@code me} and {@code now}. */
    String condition() {
        return condition;
    }

    static Box of(String key) {
        return named(key).orElse(MINE);
    }

    static Optional<Box> named(String key) {
        return Arrays.stream(values()).filter(box -> box.key().equals(key)).findFirst();
    }
}
