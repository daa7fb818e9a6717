package org.leadnest.accounts.signin;

import java.time.Duration;
import org.leadnest.accounts.Actor;

/** What became of a try to sign in. */
sealed interface Entry {
    record Entered(Actor actor) implements Entry {}

    /** The password was right, and a second factor is asked for. */
    record Half(Actor actor) implements Entry {}

    /** The address is unknown, the password is another one, or no account is open to the user: nothing tells which. */
    record Unknown() implements Entry {}

    record Slowed(Duration pause) implements Entry {}
}
