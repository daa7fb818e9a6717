package org.leadnest.accounts.google;

import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.WaysIn;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * Knows who may show who they are by signing in at the issuer once more: with an issuer that says when somebody signed in, which
 * Google itself does not.
 */
@Component
public class GoogleProof {
    private final GoogleProperties properties;
    private final Accounts accounts;

    GoogleProof(GoogleProperties properties, Accounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    /** Whether the user has joined with the issuer, has no password to type, and the issuer tells times. */
    public boolean offered(UserId user) {
        WaysIn ways = accounts.waysIn(user);
        return properties.configured() && properties.tellsTimes() && ways.google() && !ways.password();
    }
}
