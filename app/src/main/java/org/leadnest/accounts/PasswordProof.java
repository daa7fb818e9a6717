package org.leadnest.accounts;

import java.time.Duration;
import java.util.Optional;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signin.Throttle;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password once more, before something that cannot be taken back. */
@Component
public class PasswordProof {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;

    PasswordProof(Accounts accounts, Passwords passwords, Throttle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** What to tell them when it is not proven; wrong tries count as those of the sign-in do. */
    public Optional<String> objection(Actor actor, String password, String address) {
        User user = accounts.user(actor.user());
        String mailbox = user.email().normalised();
        Optional<Duration> wait = throttle.pause(Throttle.Door.SIGN_IN, mailbox, address);
        if (wait.isPresent()) {
            return Optional.of("there were too many tries; please wait a few minutes");
        }
        if (!passwords.matches(password, accounts.passwordHash(user.id()))) {
            throttle.failed(Throttle.Door.SIGN_IN, mailbox, address);
            return Optional.of("this is not your password");
        }
        throttle.succeeded(Throttle.Door.SIGN_IN, mailbox, address);
        return Optional.empty();
    }
}
