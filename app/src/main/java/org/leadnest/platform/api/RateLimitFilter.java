package org.leadnest.platform.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.limits.LeasedBuckets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the calls of each key and refuses those that are too many, with {@code RateLimit} and {@code RateLimit-Policy}
 * (IETF draft-ietf-httpapi-ratelimit-headers, structured fields) on every answer.
 */
public final class RateLimitFilter extends OncePerRequestFilter {
    private static final String POLICY = "\"default\"";

    private final RateLimits limits;
    private final Problems problems;

    RateLimitFilter(RateLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Principal caller = request.getUserPrincipal();
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        LeasedBuckets.Count count = limits.count(caller.getName());
        long window = limits.window().toSeconds();
        response.setHeader("RateLimit-Policy", POLICY + ";q=" + limits.perWindow() + ";w=" + window);
        response.setHeader("RateLimit", POLICY + ";r=" + count.left() + ";t=" + seconds(count.untilFull()));
        if (count.allowed()) {
            chain.doFilter(request, response);
            return;
        }
        long pause = Math.max(1, seconds(count.pause()));
        problems.write(
                request,
                response,
                new Failure(HttpStatus.TOO_MANY_REQUESTS, "Too many calls with this key; wait " + pause + " s.")
                        .with(HttpHeaders.RETRY_AFTER, Long.toString(pause)));
    }

    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
