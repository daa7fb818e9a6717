package org.leadnest.accounts.signup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.devices.DeviceMark;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.accounts.signin.Throttle.Door;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How many accounts may be opened in a day from one browser, from one network, and for one mailbox; and for which none. */
@Component
public class SignUpLimits {
    private final Throttle throttle;
    private final DeviceMark marks;
    private final SignUps signUps;

    SignUpLimits(Throttle throttle, DeviceMark marks, SignUps signUps) {
        this.signUps = signUps;
        this.throttle = throttle;
        this.marks = marks;
    }

    /** What speaks against an address before anything is counted. */
    public Optional<String> objection(EmailAddress mailbox) {
        return DisposableMail.disposable(mailbox)
                ? Optional.of("expected an address that lasts: this one is of a service for throw-away mail")
                : Optional.empty();
    }

    /** Counts as {@link #count} does; false for an address that opens no account, whose owner is told by mail. */
    public boolean admits(EmailAddress mailbox, HttpServletRequest request, HttpServletResponse response) {
        count(mailbox, request, response);
        return !signUps.refuse(mailbox);
    }

    /** Counts a sign-up before it is looked at, so that many at once do not pass together; refuses it with 429 when there were too many. */
    void count(EmailAddress mailbox, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        String browser = marks.of(request, response).text();
        String key = mailbox.normalised();
        Throttle.Attempt mails = counted(throttle.begin(Door.MAIL, key, address));
        try {
            counted(throttle.begin(Door.SIGN_UP, browser, address));
        } catch (Refused refused) {
            throttle.takeBack(mails);
            throw refused;
        }
    }

    private static Throttle.Attempt counted(Throttle.Turn turn) {
        return switch (turn) {
            case Throttle.Turn.Counted counted -> counted.attempt();
            case Throttle.Turn.Held held ->
                throw new Refused(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too many accounts were opened from here lately; please try again later, or write to us",
                        Optional.of(held.pause()));
        };
    }
}
