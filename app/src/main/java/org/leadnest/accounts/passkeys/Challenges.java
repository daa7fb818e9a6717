package org.leadnest.accounts.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** The random bytes that a device is asked to sign: kept in the session, for one purpose, five minutes, one answer. */
@Component
public class Challenges {
    private static final String ATTRIBUTE = Challenge.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration VISITOR = Duration.ofMinutes(10);

    /** What the answer is for; an answer to one is none to another. */
    public enum Purpose {
        ADD,
        SIGN_IN,
        STEP_UP
    }

    private record Challenge(Purpose purpose, byte[] bytes, Instant at) implements Serializable {}

    /** Makes one, in place of any before it. A session that begins with this ends soon when nobody signs in. */
    public Bytes fresh(Purpose purpose, HttpServletRequest request) {
        Bytes bytes = Bytes.random();
        @Nullable HttpSession session = request.getSession(false);
        if (session == null) {
            session = request.getSession(true);
            session.setMaxInactiveInterval((int) VISITOR.toSeconds());
        }
        session.setAttribute(ATTRIBUTE, new Challenge(purpose, bytes.getBytes(), Instant.now()));
        return bytes;
    }

    /** Takes it out: the next answer needs a new one. */
    public Optional<Bytes> take(Purpose purpose, HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Challenge kept)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        boolean good =
                kept.purpose() == purpose && Instant.now().isBefore(kept.at().plus(LIFE));
        return good ? Optional.of(new Bytes(kept.bytes())) : Optional.empty();
    }
}
