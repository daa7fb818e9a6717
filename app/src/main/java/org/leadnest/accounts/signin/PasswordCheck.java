package org.leadnest.accounts.signin;

import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password again, slowed down like the sign-in itself. */
@Component
public class PasswordCheck {
    private final Accounts accounts;
    private final PasswordTries tries;

    PasswordCheck(Accounts accounts, PasswordTries tries) {
        this.accounts = accounts;
        this.tries = tries;
    }

    /** What to say when the password is not accepted; nothing when it is. */
    public Optional<String> objection(User user, String typed, String address) {
        if (accounts.passwordHash(user.id()).isEmpty()) {
            return Optional.of("you have no password yet; set one by \"Forgot your password?\" on the sign-in page");
        }
        return switch (tries.look(user.email().normalised(), Optional.of(user), typed, address, Throttle.Device.NONE)) {
            case PasswordTries.Outcome.Right _ -> Optional.empty();
            case PasswordTries.Outcome.Slowed _ -> Optional.of("there were too many tries; please wait a few minutes");
            case PasswordTries.Outcome.Wrong _ -> Optional.of("this is not your present password");
        };
    }
}
