package org.leadnest.accounts.signin;

import java.time.Duration;
import org.leadnest.kernel.UserId;

/** What became of a try to sign in. */
sealed interface Entry {
    record Entered(UserId user) implements Entry {}

    /** The password was right, and a second factor is asked for. */
    record Half(UserId user) implements Entry {}

    /** The address is unknown, or the password is another one: nothing tells which. */
    record Unknown() implements Entry {}

    record Slowed(Duration pause) implements Entry {}
}
