package org.leadnest.privacy.choices;

import java.util.Arrays;
import org.leadnest.platform.mail.MailKind;

/** What a user can stop. */
public enum UserChoice {
    WELCOME(MailKind.WELCOME.label(), MailKind.WELCOME.text() + "."),
    DIGEST(MailKind.DIGEST.label(), MailKind.DIGEST.text() + "."),
    NOTICES(MailKind.NOTICES.label(), MailKind.NOTICES.text() + "."),
    LEADS(MailKind.LEADS.label(), MailKind.LEADS.text() + "."),
    REPLIES(MailKind.REPLIES.label(), MailKind.REPLIES.text() + "."),
    TASKS(MailKind.TASKS.label(), MailKind.TASKS.text() + "."),
    USAGE("Counting what I use", "Which pages and features you use, in our own database."),
    OUTSIDE_AI(
            "Outside AI for my texts and photos",
            "Facts of a home, and for a draft what a lead asked and wrote last without names and contacts, go to the AI that is"
                    + " set up, and a photo when you ask for it to be changed. Without it, our own engines do the work."),
    RESTRICTION(
            "Every use but the account itself",
            "Without this tick nothing of the above happens: no mail but what the account itself needs, no counting, no outside"
                    + " AI (GDPR art. 18 and 21).");

    private final String label;
    private final String text;

    UserChoice(String label, String text) {
        this.label = label;
        this.text = text;
    }

    public String label() {
        return label;
    }

    public String text() {
        return text;
    }

    public static UserChoice of(MailKind kind) {
        return valueOf(kind.name());
    }

    /** Whether it is about mail. */
    public boolean mail() {
        return Arrays.stream(MailKind.values()).anyMatch(kind -> kind.name().equals(name()));
    }
}
