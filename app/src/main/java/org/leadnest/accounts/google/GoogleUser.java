package org.leadnest.accounts.google;

import java.io.Serializable;

/**
 * Whom the issuer names.
 *
 * @param verified whether the issuer says that the address is theirs
 */
record GoogleUser(String issuer, String subject, String email, boolean verified, String name) implements Serializable {
    @Override
    public String toString() {
        return "GoogleUser";
    }
}
