package org.leadnest.accounts.google;

import org.leadnest.accounts.Actor;

/** Who it is that comes back from Google. */
sealed interface Arrival {
    /** Somebody who is joined with this identity. */
    record Known(Actor actor) implements Arrival {}

    /** Nobody is joined with it, and a user has the address: the password decides. */
    record SameAddress() implements Arrival {}

    /** Nobody is joined with it, and nobody has the address. */
    record Stranger() implements Arrival {}

    /** The issuer does not say that the address is theirs. */
    record Unverified() implements Arrival {}

    /** Joined, and no account is open to them any more. */
    record Homeless() implements Arrival {}
}
