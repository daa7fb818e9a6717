package org.leadnest.platform.mail;

/** The door for the product's own mail (verification, welcome, password reset); the messaging module is behind it. */
public interface Postman {
    /** Accepts the mail for delivery, in the caller's transaction when there is one: no commit, no mail. */
    void post(ProductLetter letter);
}
