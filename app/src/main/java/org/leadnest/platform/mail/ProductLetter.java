package org.leadnest.platform.mail;

import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;

/**
 * One transactional mail of the product to one of its users.
 *
 * @param account the account of the user, or the first one of several
 * @param kind stable name, such as {@code verification}, for the outbox and the numbers
 * @param text the plain part; the HTML part is made from it by the messaging module's frame
 * @param action a button under the text: its label and the whole address that it opens
 */
public record ProductLetter(
        AccountId account,
        String kind,
        EmailAddress to,
        String toName,
        String subject,
        String text,
        Optional<Action> action) {
    public record Action(String label, String url) {}
}
