package org.leadnest.accounts.google;

import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.WaysIn;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Component;

/** Knows who shows who they are by signing in at Google once more. */
@Component
public class GoogleProof {
    private final GoogleProperties properties;
    private final Accounts accounts;

    GoogleProof(GoogleProperties properties, Accounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    /** Whether the user has joined with Google and has no password to type. */
    public boolean only(UserId user) {
        WaysIn ways = accounts.waysIn(user);
        return properties.configured() && ways.google() && !ways.password();
    }
}
