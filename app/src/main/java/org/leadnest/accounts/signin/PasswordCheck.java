package org.leadnest.accounts.signin;

import java.time.Duration;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passwords.Passwords;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password again, slowed down like the sign-in itself. */
@Component
public class PasswordCheck {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;

    PasswordCheck(Accounts accounts, Passwords passwords, Throttle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** What to say when the password is not accepted; nothing when it is. */
    public Optional<String> objection(User user, String typed, String address) {
        String mailbox = user.email().normalised();
        Optional<Duration> pause = throttle.pause(Throttle.Door.SIGN_IN, mailbox, address);
        if (pause.isPresent()) {
            return Optional.of("there were too many tries; please wait a few minutes");
        }
        if (accounts.passwordHash(user.id()).isEmpty()) {
            return Optional.of("you have no password yet; set one by \"Forgot your password?\" on the sign-in page");
        }
        if (!passwords.matches(typed, accounts.passwordHash(user.id()))) {
            throttle.failed(Throttle.Door.SIGN_IN, mailbox, address);
            return Optional.of("this is not your present password");
        }
        throttle.succeeded(Throttle.Door.SIGN_IN, mailbox, address);
        return Optional.empty();
    }
}
