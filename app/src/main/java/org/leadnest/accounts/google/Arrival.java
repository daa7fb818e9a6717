package org.leadnest.accounts.google;

import org.leadnest.kernel.UserId;

/** Who it is that comes back from Google. */
sealed interface Arrival {
    /** Somebody who is joined with this identity. */
    record Known(UserId user) implements Arrival {}

    /** Nobody is joined with it, and a user has the address: the password decides. */
    record SameAddress() implements Arrival {}

    /** Nobody is joined with it, and nobody has the address. */
    record Stranger() implements Arrival {}

    /** The issuer does not say that the address is theirs. */
    record Unverified() implements Arrival {}
}
