package org.leadnest.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.Seat;
import org.leadnest.accounts.ops.Visits;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads name, role and permissions of a session's user anew for each request: what was taken away ends at once. */
final class FreshActor extends OncePerRequestFilter {
    private static final String SEAT = Seat.class.getName();

    private final Accounts accounts;

    private final Visits visits;

    FreshActor(Accounts accounts, Visits visits) {
        this.visits = visits;
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.asked(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentActor.authentication().ifPresent(known -> refresh(known, request));
        chain.doFilter(request, response);
    }

    /** A context of this request alone: the one in the session stays as it is, and is not written again. */
    private void refresh(ActorAuthentication session, HttpServletRequest request) {
        Actor known = session.getPrincipal();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Optional<Seat> found = session.visiting()
                ? accounts.visit(known.account(), known.user())
                : accounts.seat(known.account(), known.user());
        found.ifPresent(seat -> {
            context.setAuthentication(
                    session.visiting()
                            ? ActorAuthentication.visiting(seat.actor(), session.provenAt())
                            : new ActorAuthentication(seat.actor(), session.provenAt()));
            request.setAttribute(SEAT, seat);
        });
        if (found.isEmpty() && session.visiting()) {
            end(known, request);
        }
        SecurityContextHolder.setContext(context);
    }

    /** The account's leave is over, or who looked in is no operator any more: the session goes, so that it is written down once. */
    private void end(Actor operator, HttpServletRequest request) {
        @Nullable HttpSession here = request.getSession(false);
        if (here != null) {
            here.invalidate();
        }
        visits.over(operator, "the leave ended");
    }

    /** Who asks, as read at the beginning of this request. */
    static Optional<Seat> seat(HttpServletRequest request) {
        return Optional.ofNullable((Seat) request.getAttribute(SEAT));
    }
}
