package org.leadnest.messaging.settings;

import java.util.Map;

/**
 * The form for the mailbox, formatted; the password is never among what it shows.
 *
 * @param objection the mailbox's, or empty
 */
public record MailboxPage(Map<String, String> given, Map<String, String> errors, String objection, boolean configured) {
    public String of(String field) {
        return given.getOrDefault(field, "");
    }
}
