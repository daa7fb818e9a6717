package org.leadnest.privacy.closing;

import java.time.ZoneId;
import java.util.Optional;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.mail.ProductLetter;

/** What the members of an account are told of its end. */
record ClosingWords(String kind, String subject, String text) {
    static ClosingWords begun(String owner, String company, Closing closing, ZoneId zone) {
        String last = Closings.day(closing.closesAt(), zone);
        return new ClosingWords(
                "account-closing",
                "This account closes on " + last,
                owner + " has asked to close the account " + company
                        + ". From now on nothing is sent and nothing is charged, and everybody can read but not change."
                        + " Until " + last
                        + " an owner can undo it, and it goes on as if nothing had happened. After that day nobody can"
                        + " enter, and what is kept about you and your leads is erased, by "
                        + Closings.day(closing.dueBy(), zone) + " at the latest.");
    }

    static ClosingWords undone(String company) {
        return new ClosingWords(
                "account-kept",
                "The account goes on",
                "The closing of the account " + company
                        + " was undone. Nothing was removed. What waited to be sent goes out again at its next legal time.");
    }

    ProductLetter letter(AccountId account, User user, Optional<ProductLetter.Action> action) {
        return new ProductLetter(
                account, kind, user.email(), user.name(), subject, "Hello " + user.name() + ",\n\n" + text, action);
    }
}
