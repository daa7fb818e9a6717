package org.leadnest.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the request to the account of its actor; stands behind Spring Security's filters. */
final class TenancyFilter extends OncePerRequestFilter {
    /** Files of ours are the same for everybody: reading the session for each of them would be wasted. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.asked(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = CurrentActor.get();
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Tenancy.run(actor.get().account(), () -> proceed(request, response, chain));
        } catch (Carried carried) {
            throw carried.exception();
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        }
    }

    private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ServletException failed) {
            throw new Carried(failed);
        }
    }

    private static final class Carried extends RuntimeException {
        private final ServletException exception;

        Carried(ServletException cause) {
            super(cause);
            this.exception = cause;
        }

        ServletException exception() {
            return exception;
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
