package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.accounts.audit.Network;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How often one may read: {@code leadnest.pages.reads-per-minute} pages (by default 300; without
 * end in development mode, where pages are measured) a minute for each user, and for each network of visitors,
 * and ten times as many files; faster than anybody reads, and slower than a program that copies all that there is (ASVS 5.0
 * 2.4.1). Style sheets and scripts are free, the API and the doors of carriers have limits of their own. Each node counts for
 * itself, in memory: reading a page should write nothing. Thread-safe.
 */
@Component
final class PageReads implements HandlerInterceptor {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PRODUCTION_DEFAULT = 300;
    private static final int WITHOUT_END = 0;
    private static final int FILES = 10;
    private static final int MANY_READERS = 50_000;

    private final int perMinute;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    PageReads(
            @Value("${leadnest.pages.reads-per-minute:0}") int perMinute,
            DeploymentProperties deployment,
            InstantSource clock) {
        if (perMinute < 0) {
            throw new IllegalStateException("leadnest.pages.reads-per-minute: expected a number above 0");
        }
        int standard = deployment.development() ? WITHOUT_END : PRODUCTION_DEFAULT;
        this.perMinute = perMinute == 0 ? standard : perMinute;
        this.clock = clock;
    }

    /** Refills steadily up to what may be read in a minute. */
    private static final class Bucket {
        private double tokens;
        private Instant filled;

        Bucket(int most, Instant now) {
            tokens = most;
            filled = now;
        }

        synchronized boolean take(int most, Instant now) {
            double gained = Duration.between(filled, now).toMillis() / (double) WINDOW.toMillis() * most;
            tokens = Math.min(most, tokens + Math.max(0, gained));
            filled = now;
            boolean given = tokens >= 1;
            tokens -= given ? 1 : 0;
            return given;
        }

        synchronized boolean idle(Instant now) {
            return filled.plus(WINDOW).isBefore(now);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (perMinute == WITHOUT_END
                || !(handler instanceof HandlerMethod)
                || !read(request)
                || elsewhere(request.getRequestURI())) {
            return true;
        }
        boolean file = request.getRequestURI().startsWith("/files/");
        int most = file ? perMinute * FILES : perMinute;
        Instant now = clock.instant();
        if (buckets.size() > MANY_READERS) {
            buckets.values().removeIf(bucket -> bucket.idle(now));
        }
        if (buckets.computeIfAbsent((file ? "files " : "pages ") + reader(request), first -> new Bucket(most, now))
                .take(most, now)) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        return false;
    }

    private static boolean read(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean elsewhere(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/hooks/")
                || path.startsWith("/actuator/")
                || path.startsWith("/error");
    }

    private static String reader(HttpServletRequest request) {
        return CurrentActor.get()
                .map(actor -> "user " + actor.user())
                .orElseGet(
                        () -> "network " + Network.of(request.getRemoteAddr()).orElse("unknown"));
    }
}
