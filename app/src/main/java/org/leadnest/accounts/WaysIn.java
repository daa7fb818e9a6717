package org.leadnest.accounts;

/**
 * What opens the account for a user by itself.
 *
 * @param passkeys how many they have
 */
public record WaysIn(boolean password, boolean google, int passkeys) {
    public boolean withoutGoogle() {
        return password || passkeys > 0;
    }

    public boolean withoutOnePasskey() {
        return password || google || passkeys > 1;
    }
}
