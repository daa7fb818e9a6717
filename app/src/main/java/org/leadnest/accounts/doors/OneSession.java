package org.leadnest.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.session.Session;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the session that a request has read until its answer is out. Spring Session reads it a second time when the answer
 * is committed, only to see that it is still there; that a session was ended by another request is seen by the next one.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class OneSession extends OncePerRequestFilter {
    private static final ScopedValue<Found> FOUND = ScopedValue.newInstance();

    private static final class Found {
        private @Nullable Session session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            ScopedValue.where(FOUND, new Found()).call(() -> {
                chain.doFilter(request, response);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }

    /** The session of this number, if this request has read it and it has not changed its number since. */
    static Optional<Session> known(String id) {
        return FOUND.isBound()
                ? Optional.ofNullable(FOUND.get().session)
                        .filter(session -> session.getId().equals(id))
                : Optional.empty();
    }

    static void keep(Session session) {
        if (FOUND.isBound()) {
            FOUND.get().session = session;
        }
    }

    static void forget() {
        if (FOUND.isBound()) {
            FOUND.get().session = null;
        }
    }
}
