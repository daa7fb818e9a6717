package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.devices.DeviceMark;
import org.leadnest.accounts.devices.Devices;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.SecondFactors;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is signed in for their password again, slowed down like the sign-in itself: a browser that they are known by
 * has counters of its own, so that strangers who guess elsewhere do not keep them from anything.
 */
@Component
public class PasswordCheck {
    private final Accounts accounts;
    private final PasswordTries tries;
    private final DeviceMark marks;
    private final Devices devices;
    private final SecondFactors factors;
    private final Sessions sessions;

    PasswordCheck(
            Accounts accounts,
            PasswordTries tries,
            DeviceMark marks,
            Devices devices,
            SecondFactors factors,
            Sessions sessions) {
        this.factors = factors;
        this.sessions = sessions;
        this.accounts = accounts;
        this.tries = tries;
        this.marks = marks;
        this.devices = devices;
    }

    /** Whether a password alone does not do: the user has a second factor and has not shown it in the last ten minutes. */
    public boolean factorFirst(User user) {
        return factors.on(user.id()) && !sessions.proven();
    }

    /** What to say when the password is not accepted; nothing when it is. */
    public Optional<String> objection(User user, String typed, HttpServletRequest request) {
        if (accounts.passwordHash(user.id()).isEmpty()) {
            return Optional.of("you have no password yet; set one by \"Forgot your password?\" on the sign-in page");
        }
        String mailbox = user.email().normalised();
        Throttle.Device device = marks.known(request)
                .map(mark -> new Throttle.Device(mark.text(), devices.known(mailbox, mark)))
                .orElse(Throttle.Device.NONE);
        return switch (tries.look(mailbox, Optional.of(user), typed, request.getRemoteAddr(), device)) {
            case PasswordTries.Outcome.Right _ -> Optional.empty();
            case PasswordTries.Outcome.Slowed slowed -> Optional.of(SignInController.heldBack(slowed.pause()));
            case PasswordTries.Outcome.Wrong _ -> Optional.of("this is not your present password");
        };
    }
}
