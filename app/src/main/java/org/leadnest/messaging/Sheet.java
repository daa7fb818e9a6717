package org.leadnest.messaging;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The product's paper: paragraphs of lines, at most one button, and how to end such mail where it can be ended. */
public record Sheet(
        String subject,
        List<List<String>> paragraphs,
        @Nullable String actionLabel,
        @Nullable String actionUrl,
        Footer footer) {
    static final Footer NO_FOOTER = new Footer("", "", "");

    /**
     * @param kind of the mail, in words
     * @param postalAddress of the house; may be empty
     * @param unsubscribe the whole address; empty when the mail is always sent
     */
    public record Footer(String kind, String postalAddress, String unsubscribe) {
        String plain() {
            return unsubscribe.isEmpty()
                    ? ""
                    : "\n\n-- \nLeadNest" + (postalAddress.isBlank() ? "" : ", " + postalAddress) + "\nYou get this as "
                            + kind + ". To end it: " + unsubscribe;
        }
    }

    static Sheet of(
            String subject, String text, @Nullable String actionLabel, @Nullable String actionUrl, Footer footer) {
        var paragraphs = Pattern.compile("\\R{2,}")
                .splitAsStream(text.strip())
                .map(paragraph -> paragraph.lines().toList())
                .toList();
        return new Sheet(subject, paragraphs, actionLabel, actionUrl, footer);
    }
}
