package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.kernel.UserId;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** Begins and ends the sessions of users; they live in the database. */
@Component
public class Sessions {
    private static final String HELD = Held.class.getName();
    private static final Duration HOLD = Duration.ofMinutes(10);

    private final FindByIndexNameSessionRepository<?> sessions;
    private final CookieCsrfTokenRepository csrfTokens;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(FindByIndexNameSessionRepository<?> sessions, CookieCsrfTokenRepository csrfTokens) {
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    /** @param next page to open when the code is right */
    public record Held(UUID account, UUID user, String with, String next) implements Serializable {}

    /** Signs {@code actor} in: a new session and a new form token, so that nothing planted before stays valid. */
    public void begin(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        invalidate(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ActorAuthentication(actor));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        csrfTokens.saveToken(null, request, response);
    }

    /** Between the password and the code: nobody is signed in yet, and a new session waits ten minutes for the code. */
    public void hold(Held held, HttpServletRequest request, HttpServletResponse response) {
        invalidate(request);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) HOLD.toSeconds());
        session.setAttribute(HELD, held);
        // a changed password ends this session, too
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                held.user().toString());
        csrfTokens.saveToken(null, request, response);
    }

    /** Who has given their password in this session and not yet their code. */
    public Optional<Held> held(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(HELD) instanceof Held held && young(session)
                ? Optional.of(held)
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

    private static void invalidate(HttpServletRequest request) {
        @Nullable HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
    }
}
