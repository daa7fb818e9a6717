package org.leadnest.accounts;

import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;

/** A person who can sign in. */
public record User(UserId id, String name, EmailAddress email, boolean verified) {
    /** The same person, to be written to at another mailbox. */
    public User at(EmailAddress mailbox) {
        return new User(id, name, mailbox, verified);
    }
}
