package org.leadnest.accounts.google;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.NotFound;
import org.springframework.stereotype.Component;

/** Sends browsers to Google and knows them when they come back; an errand works once. */
@Component
class Errands {
    static final String CALLBACK = "/sign-in/google/callback";
    private static final String ERRAND = Errand.class.getName();
    private static final String GUEST = Guest.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final GoogleProperties properties;
    private final GoogleClient client;
    private final Links links;

    Errands(GoogleProperties properties, GoogleClient client, Links links) {
        this.properties = properties;
        this.client = client;
        this.links = links;
    }

    /** Whom Google named and who still has to type a password, or to open an account. */
    record Guest(GoogleUser user, String next) implements Serializable {}

    /** The address to send the browser to. */
    String begin(String next, @Nullable UUID joins, HttpServletRequest request) {
        return begin(Errand.begin(next, joins, null), request);
    }

    /** The address to send the browser of a user to, who is asked there to sign in once more. */
    String beginProof(UUID user, HttpServletRequest request) {
        return begin(Errand.begin("", user, IdTokens.now()), request);
    }

    private String begin(Errand errand, HttpServletRequest request) {
        if (!properties.configured()) {
            throw new NotFound();
        }
        String address = client.authorization(
                        errand.state(), errand.nonce(), errand.challenge(), redirect(), errand.proves() != null)
                .toString();
        keep(ERRAND, errand, request);
        return address;
    }

    /** The errand that this state belongs to; it is used up whether it fits or not. */
    Optional<Errand> end(String state, HttpServletRequest request) {
        return take(ERRAND, Errand.class, request)
                .filter(errand -> MessageDigest.isEqual(errand.state().getBytes(), state.getBytes()));
    }

    Redeemed redeem(Errand errand, String code) {
        return client.redeem(code, errand.verifier(), errand.nonce(), redirect(), errand.proves());
    }

    void receive(Guest guest, HttpServletRequest request) {
        keep(GUEST, guest, request);
    }

    Optional<Guest> guest(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(GUEST) instanceof Guest guest
                ? Optional.of(guest)
                : Optional.empty();
    }

    private String redirect() {
        return links.to(CALLBACK);
    }

    private static void keep(String name, Serializable value, HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (request.getUserPrincipal() == null) {
            session.setMaxInactiveInterval((int) LIFE.toSeconds());
        }
        session.setAttribute(name, value);
    }

    private static <T> Optional<T> take(String name, Class<T> type, HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null || !type.isInstance(session.getAttribute(name))) {
            return Optional.empty();
        }
        T value = type.cast(session.getAttribute(name));
        session.removeAttribute(name);
        return Optional.of(value);
    }
}
