package org.leadnest.privacy.cookies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first request with Global Privacy Control takes an earlier yes back, with a proof, and deletes the cookies that it had
 * set: without a script and without a click.
 */
@Component
class SignalWithdraws extends OncePerRequestFilter {
    private final CookieReading reading;
    private final CookieChoices choices;
    private final Withdrawal withdrawal;

    SignalWithdraws(CookieReading reading, CookieChoices choices, Withdrawal withdrawal) {
        this.reading = reading;
        this.choices = choices;
        this.withdrawal = withdrawal;
    }

    /** Files of the program are kept by browsers and by what stands between: nobody's cookies go out with them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CookieReading.signal(request)
                || request.getCookies() == null
                || !request.getMethod().equals("GET")
                || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        withdrawal.of(request, true, false).forEach(gone -> response.addHeader(HttpHeaders.SET_COOKIE, gone));
        reading.choice(request)
                .filter(CookieChoice::analytics)
                .map(given -> choices.keep(given.preferences(), false, true, java.util.Optional.empty()))
                .ifPresent(taken -> response.addHeader(HttpHeaders.SET_COOKIE, withdrawal.keeping(taken)));
        chain.doFilter(request, response);
    }
}
