package org.leadnest.accounts.google;

import java.io.Serializable;
import java.util.Objects;

/**
 * Whom the issuer names.
 *
 * @param verified whether the issuer says that the address is theirs
 * @param picture where the issuer keeps their picture; empty when it names none
 */
record GoogleUser(String issuer, String subject, String email, boolean verified, String name, String picture)
        implements Serializable {
    /** Sessions that were kept before the picture was taken have none. */
    GoogleUser {
        picture = Objects.requireNonNullElse(picture, "");
    }

    @Override
    public String toString() {
        return "GoogleUser";
    }
}
