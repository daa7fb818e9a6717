package org.leadnest.platform.mail;

import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;

/**
 * One mail of the product to one of its users.
 *
 * @param account the account of the user, or the first one of several
 * @param kind stable name, such as {@code verification}, for the outbox and the numbers
 * @param text the plain part; the HTML part is made from it by the messaging module's frame
 * @param action a button under the text: its label and the whole address that it opens
 * @param replyTo where an answer by mail goes; empty when nobody reads answers
 * @param lifecycle set when the reader may end mail of this kind; empty for what is always sent
 */
public record ProductLetter(
        AccountId account,
        String kind,
        EmailAddress to,
        String toName,
        String subject,
        String text,
        Optional<Action> action,
        Optional<Lifecycle> lifecycle,
        Optional<EmailAddress> replyTo) {

    /** A transactional one. */
    public ProductLetter(
            AccountId account,
            String kind,
            EmailAddress to,
            String toName,
            String subject,
            String text,
            Optional<Action> action) {
        this(account, kind, to, toName, subject, text, action, Optional.empty(), Optional.empty());
    }

    /** One that nobody reads answers to. */
    public ProductLetter(
            AccountId account,
            String kind,
            EmailAddress to,
            String toName,
            String subject,
            String text,
            Optional<Action> action,
            Optional<Lifecycle> lifecycle) {
        this(account, kind, to, toName, subject, text, action, lifecycle, Optional.empty());
    }

    public record Action(String label, String url) {}

    /** @param reader whose choice counts */
    public record Lifecycle(UserId reader, MailKind kind) {}
}
