package org.leadnest.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads name, role and permissions of a session's user anew for each request: what was taken away ends at once. */
final class FreshActor extends OncePerRequestFilter {
    private final Accounts accounts;

    FreshActor(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.asked(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentActor.get().ifPresent(this::refresh);
        chain.doFilter(request, response);
    }

    /** A context of this request alone: the one in the session stays as it is, and is not written again. */
    private void refresh(Actor known) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        accounts.actor(known.account(), known.user())
                .map(ActorAuthentication::new)
                .ifPresent(context::setAuthentication);
        SecurityContextHolder.setContext(context);
    }
}
