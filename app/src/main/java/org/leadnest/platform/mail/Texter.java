package org.leadnest.platform.mail;

import java.util.Optional;
import org.leadnest.kernel.AccountId;

/** The door for the product's own texts; the messaging module is behind it. They leave by the account's way for texts. */
public interface Texter {
    /** Why no text can leave the account of the running code at this moment; empty when one can. */
    Optional<String> objection(AccountId account);

    /** Accepts the text for delivery, in the caller's transaction: no commit, no text. */
    void text(ProductText text);
}
