package org.leadnest.accounts.signin;

import java.time.Duration;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passwords.Passwords;
import org.springframework.stereotype.Component;

/**
 * Looks at typed passwords, wherever they are asked for. Each is counted as wrong first, so that many at once do not pass the
 * throttle together; the slow hash runs outside of any transaction. What too many led to is written down and mailed.
 */
@Component
class PasswordTries {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final HeldBack heldBack;

    PasswordTries(Accounts accounts, Passwords passwords, Throttle throttle, HeldBack heldBack) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.heldBack = heldBack;
    }

    /** What became of a try. */
    sealed interface Outcome {
        /** @param outdated whether it was kept with smaller parameters than today's */
        record Right(boolean outdated) implements Outcome {}

        record Wrong() implements Outcome {}

        record Slowed(Duration pause) implements Outcome {}
    }

    /** @param user who has the mailbox; a try for nobody takes as long and counts alike */
    Outcome look(String mailbox, Optional<User> user, String typed, String address, Throttle.Device device) {
        return switch (throttle.begin(Throttle.Door.SIGN_IN, mailbox, address, device)) {
            case Throttle.Turn.Held held -> new Outcome.Slowed(held.pause());
            case Throttle.Turn.Counted counted -> look(counted.attempt(), user, typed, address);
        };
    }

    private Outcome look(Throttle.Attempt attempt, Optional<User> user, String typed, String address) {
        Optional<String> kept = user.flatMap(known -> accounts.passwordHash(known.id()));
        if (!matches(attempt, typed, kept) || user.isEmpty()) {
            Throttle.Consequence consequence = throttle.wrong(attempt);
            if (consequence != Throttle.Consequence.NONE) {
                user.ifPresent(known -> heldBack.note(known, consequence, address));
            }
            return new Outcome.Wrong();
        }
        throttle.right(attempt);
        return new Outcome.Right(kept.filter(passwords::outdated).isPresent());
    }

    /** A try that the crowd before it left no room for is not one. */
    private boolean matches(Throttle.Attempt attempt, String typed, Optional<String> kept) {
        boolean looked = false;
        try {
            boolean right = passwords.matches(typed, kept);
            looked = true;
            return right;
        } finally {
            if (!looked) {
                throttle.takeBack(attempt);
            }
        }
    }
}
