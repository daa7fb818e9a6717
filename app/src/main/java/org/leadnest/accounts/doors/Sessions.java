package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.audit.Network;
import org.leadnest.accounts.devices.DeviceMark;
import org.leadnest.accounts.devices.Devices;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.Browser;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.places.Places;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins and ends the sessions of users; they live in the database. */
@Component
public class Sessions {
    private static final String HANDLE = "session.handle";
    private static final String BROWSER = "session.browser";
    private static final String NETWORK = "session.network";
    private static final String ASKED = Asked.class.getName();
    private static final String HELD = Held.class.getName();
    private static final String SEATLESS = Seatless.class.getName();
    /** When a session that goes on from another one began, in milliseconds, by the machine's clock. */
    static final String SIGNED_IN_AT = "session.signedInAt";
    /** Sessions of one user at a time; the one unused longest gives way to a new one. */
    private static final int MOST = 20;

    private static final Duration HOLD = Duration.ofMinutes(10);

    private final FindByIndexNameSessionRepository<?> sessions;
    private final CookieCsrfTokenRepository csrfTokens;
    private final DeviceMark marks;
    private final Devices devices;
    private final Places places;
    private final Accounts accounts;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(
            FindByIndexNameSessionRepository<?> sessions,
            CookieCsrfTokenRepository csrfTokens,
            DeviceMark marks,
            Devices devices,
            Places places,
            Accounts accounts) {
        this.accounts = accounts;
        this.places = places;
        this.marks = marks;
        this.devices = devices;
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    /**
     * A session that is signed in.
     *
     * @param id which is the key to it: it never leaves the server
     * @param handle names it on a page
     * @param network place, where it is known, and network
     */
    public record Running(
            String id, String handle, String browser, String network, Instant began, Instant used, boolean here) {}

    /**
     * An act that waits for a proof.
     *
     * @param path of ours, query included
     * @param what as {@code StepUp} calls it
     * @param reading whether it is a page or a file, and no form
     */
    public record Asked(String path, String what, boolean reading, Map<String, List<String>> fields)
            implements Serializable {
        public Asked {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            fields.forEach((name, values) -> copy.put(name, new ArrayList<>(values)));
            fields = copy;
        }
    }

    /** @param next page to open when the code is right */
    public record Held(UUID user, String with, String next) implements Serializable {}

    /**
     * Somebody who has shown everything that is asked for, and belongs to no account.
     *
     * @param with by what they came, for the log
     */
    public record Seatless(UUID user, String with) implements Serializable {}

    /**
     * Signs {@code actor}, who has just shown who they are, in: a new session and a new form token, so that nothing planted
     * before stays valid. From an unusual place, a dangerous act asks for another proof at once.
     */
    public void begin(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        begin(actor, shown(request), Instant.now(), request, response);
    }

    /** When what was asked for was shown: just now, or when a session without an account began. */
    private static Instant shown(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SEATLESS) != null
                ? Instant.ofEpochMilli(session.getCreationTime())
                : Instant.now();
    }

    /** Goes on as {@code actor}, another seat of the same user, in a new session; what was proven when stays. */
    public void moveTo(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        Instant proven =
                CurrentActor.authentication().map(ActorAuthentication::provenAt).orElse(Instant.EPOCH);
        begin(actor, proven, signedInAt(request), request, response);
    }

    /** When the present session's user signed in, whichever accounts they went over to since. */
    private static Instant signedInAt(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null) {
            return Instant.now();
        }
        long made = session.getCreationTime();
        return Instant.ofEpochMilli(
                session.getAttribute(SIGNED_IN_AT) instanceof Long carried ? Math.min(made, carried) : made);
    }

    /** Goes on as an operator who looks into an account; the session's id and form token change. */
    public void visit(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        Instant proven =
                CurrentActor.authentication().map(ActorAuthentication::provenAt).orElse(Instant.EPOCH);
        request.changeSessionId();
        save(ActorAuthentication.visiting(actor, proven), request, response);
        csrfTokens.saveToken(null, request, response);
    }

    private void begin(
            Actor actor, Instant proven, Instant signedInAt, HttpServletRequest request, HttpServletResponse response) {
        invalidate(request);
        Devices.Visit visit = new Devices.Visit(
                Browser.name(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "")),
                Network.of(request.getRemoteAddr()).orElse(""),
                places.of(request.getRemoteAddr()));
        makeRoom(actor.user(), request);
        Secret mark = marks.of(request, response);
        boolean unusual = Tenancy.as(actor.account(), () -> devices.met(actor.user(), mark, visit));
        accounts.entered(actor.account(), actor.user());
        save(new ActorAuthentication(actor, unusual ? Instant.EPOCH : proven), request, response);
        csrfTokens.saveToken(null, request, response);
        HttpSession session = request.getSession(true);
        session.setAttribute(BROWSER, visit.browser());
        session.setAttribute(NETWORK, visit.from());
        session.setAttribute(HANDLE, Ids.next().toString());
        session.setAttribute(SIGNED_IN_AT, signedInAt.toEpochMilli());
    }

    private void makeRoom(UserId user, HttpServletRequest request) {
        List<Running> running = of(user, request);
        running.stream().skip(MOST - 1L).forEach(this::end);
    }

    /** Takes note that the session's user has just shown a password or a code again; the session's id changes, a visit stays one. */
    public void proved(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        boolean visiting = CurrentActor.authentication()
                .filter(ActorAuthentication::visiting)
                .isPresent();
        Instant now = Instant.now();
        request.changeSessionId();
        save(
                visiting ? ActorAuthentication.visiting(actor, now) : new ActorAuthentication(actor, now),
                request,
                response);
    }

    private void save(ActorAuthentication authentication, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Keeps what was asked for, until a password or a code is shown. */
    public void ask(Asked asked, HttpServletRequest request) {
        request.getSession(true).setAttribute(ASKED, asked);
    }

    public Optional<Asked> asked(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ASKED) instanceof Asked asked
                ? Optional.of(asked)
                : Optional.empty();
    }

    /** Whether this session's user has shown a password or a code lately enough for a dangerous act. */
    public boolean proven() {
        return CurrentActor.authentication().filter(ProofFirst::fresh).isPresent();
    }

    /** The user's sessions, the one used last in front; this request's is marked. */
    public List<Running> of(UserId user, HttpServletRequest request) {
        @Nullable HttpSession here = request.getSession(false);
        String present = here == null ? "" : here.getId();
        return sessions.findByPrincipalName(user.toString()).values().stream()
                .filter(session -> !session.isExpired() && session.getAttribute(HANDLE) != null)
                .map(session -> running(session, present))
                .sorted(Comparator.comparing(Running::here)
                        .thenComparing(Running::used)
                        .reversed())
                .toList();
    }

    private static Running running(Session session, String present) {
        return new Running(
                session.getId(),
                session.getRequiredAttribute(HANDLE),
                session.getRequiredAttribute(BROWSER),
                session.getRequiredAttribute(NETWORK),
                QuietSessions.signedInAt(session),
                session.getLastAccessedTime(),
                session.getId().equals(present));
    }

    public void end(Running running) {
        sessions.deleteById(running.id());
    }

    /** Between the password and the code: nobody is signed in yet, and a new session waits ten minutes for the code. */
    public void hold(Held held, HttpServletRequest request, HttpServletResponse response) {
        wait(HELD, held, held.user(), request, response);
    }

    /** Nobody is signed in, since no account is open to the user: a new session waits ten minutes for what they do about it. */
    public void holdSeatless(Seatless seatless, HttpServletRequest request, HttpServletResponse response) {
        wait(SEATLESS, seatless, seatless.user(), request, response);
    }

    private void wait(
            String name, Serializable what, UUID user, HttpServletRequest request, HttpServletResponse response) {
        invalidate(request);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) HOLD.toSeconds());
        session.setAttribute(name, what);
        // a changed password ends this session, too
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user.toString());
        csrfTokens.saveToken(null, request, response);
    }

    /** Who has given their password in this session and not yet their code. */
    public Optional<Held> held(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(HELD) instanceof Held held && young(session)
                ? Optional.of(held)
                : Optional.empty();
    }

    /** Who has shown who they are in this session and belongs to no account. */
    public Optional<Seatless> seatless(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SEATLESS) instanceof Seatless seatless && young(session)
                ? Optional.of(seatless)
                : Optional.empty();
    }

    private static boolean young(HttpSession session) {
        return session.getCreationTime() + HOLD.toMillis() > System.currentTimeMillis();
    }

    public void end(HttpServletRequest request, HttpServletResponse response) {
        invalidate(request);
        SecurityContextHolder.clearContext();
        csrfTokens.saveToken(null, request, response);
    }

    /** Ends every session of the user, on every device. */
    public void endAll(UserId user) {
        sessions.findByPrincipalName(user.toString()).keySet().forEach(sessions::deleteById);
    }

    /** Ends every session of the user but this one, those that wait for a code included. */
    public void endOthers(UserId user, HttpServletRequest request) {
        @Nullable HttpSession here = request.getSession(false);
        String present = here == null ? "" : here.getId();
        sessions.findByPrincipalName(user.toString()).keySet().stream()
                .filter(id -> !id.equals(present))
                .forEach(sessions::deleteById);
    }

    private static void invalidate(HttpServletRequest request) {
        @Nullable HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
    }
}
