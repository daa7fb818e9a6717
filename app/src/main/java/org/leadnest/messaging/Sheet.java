package org.leadnest.messaging;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Wording;

/** The product's paper: paragraphs of lines, at most one button, and how to end such mail where it can be ended. */
public record Sheet(
        String subject,
        List<List<String>> paragraphs,
        String actionLabel,
        @Nullable String actionUrl,
        MailLanguage language,
        Footer footer) {
    static final Footer NO_FOOTER = new Footer("", "", "");

    /**
     * @param kind of the mail, in words
     * @param postalAddress of the house; may be empty
     * @param unsubscribe the whole address; empty when the mail is always sent
     */
    public record Footer(String kind, String postalAddress, String unsubscribe) {
        String plain(MailLanguage language) {
            return unsubscribe.isEmpty()
                    ? ""
                    : "\n\n-- \nLeadNest" + (postalAddress.isBlank() ? "" : ", " + postalAddress) + "\n"
                            + language.choose("You get this as ", "Recibe este mensaje como ") + kind
                            + language.choose(". To end it: ", ". Para dejar de recibirlo: ") + unsubscribe;
        }
    }

    /** For the sentences of the paper itself. */
    public String say(String english, String spanish) {
        return language.choose(english, spanish);
    }

    static Sheet of(Wording words, @Nullable String actionUrl, MailLanguage language, Footer footer) {
        var paragraphs = Pattern.compile("\\R{2,}")
                .splitAsStream(words.text().strip())
                .map(paragraph -> paragraph.lines().toList())
                .toList();
        return new Sheet(words.subject(), paragraphs, words.label(), actionUrl, language, footer);
    }
}
