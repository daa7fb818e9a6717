package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.Network;
import org.leadnest.platform.limits.LeasedBuckets;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How often one may read: {@code leadnest.pages.reads-per-minute} pages (by default 300; without end in development mode, where
 * pages are measured) a minute for each user, and for each address of visitors (of IPv6 the network of 64 bits), and ten times as
 * many files; faster than anybody reads, and slower than a program that copies all that there is (ASVS 5.0 2.4.1).
 *
 * <p>A page that a link with a token opens has a bucket of its own for each address, beside those: whoever wants to unsubscribe
 * is not kept out by a program behind the same address of a carrier. All such pages together count like files, so that tokens
 * cannot be guessed faster than that.
 *
 * <p>Style sheets and scripts are free, the API and the doors of carriers have limits of their own. All nodes count together; each
 * takes a tenth of what is allowed at a time, so that a reader costs one statement in a minute and not one a page. Thread-safe.
 */
@Component
final class PageReads implements HandlerInterceptor {
    /** What pages and letters are made of, and what carriers fetch for many at once. */
    private static final List<String> FETCHED = List.of("/files/", "/pictures/", "/o/");

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PRODUCTION_DEFAULT = 300;
    private static final int WITHOUT_END = 0;
    private static final int FILES = 10;
    private static final int PORTIONS = 10;
    /** Pages that whoever has the link reads, without signing in. */
    private static final Pattern BY_TOKEN = Pattern.compile(
            "/(?:u|my|mail|l|f|h|invitations|support|showing|calendar|own-leads)/(?<token>[^/.]{1,200}).*");

    /** The same, with the secret behind a question mark. */
    private static final Set<String> MAILED =
            Set.of("/verify-email", "/reset-password", "/unlock", "/email-address", "/email-address/back");

    private static final int LONGEST_TOKEN = 200;

    private final boolean endless;
    private final LeasedBuckets pages;
    private final LeasedBuckets files;

    PageReads(
            @Value("${leadnest.pages.reads-per-minute:0}") int perMinute,
            DeploymentProperties deployment,
            SharedBuckets buckets,
            InstantSource clock) {
        if (perMinute < 0) {
            throw new IllegalStateException("leadnest.pages.reads-per-minute: expected a number above 0");
        }
        int standard = deployment.development() ? WITHOUT_END : PRODUCTION_DEFAULT;
        int most = perMinute == 0 ? standard : perMinute;
        endless = most == WITHOUT_END;
        pages = leased(Math.max(1, most), buckets, clock);
        files = leased(Math.max(1, most) * FILES, buckets, clock);
    }

    private static LeasedBuckets leased(int most, SharedBuckets buckets, InstantSource clock) {
        return new LeasedBuckets(buckets, clock, new Rate(most, WINDOW), Math.max(1, most / PORTIONS), WINDOW);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (endless || !(handler instanceof HandlerMethod) || !read(request) || elsewhere(request.getRequestURI())) {
            return true;
        }
        LeasedBuckets.Count count = count(request);
        if (count.allowed()) {
            return true;
        }
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, count.pause().plusMillis(999).toSeconds())));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        return false;
    }

    private LeasedBuckets.Count count(HttpServletRequest request) {
        String reader = reader(request);
        if (FETCHED.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return files.count("files/" + reader);
        }
        Optional<String> token = token(request.getRequestURI(), request.getParameter("token"));
        if (token.isEmpty()) {
            return pages.count("pages/" + reader);
        }
        LeasedBuckets.Count together = files.count("tokens/" + reader);
        return together.allowed() ? pages.count("token/" + reader + "/" + token.get()) : together;
    }

    /** What opens the page to whoever has its link; nothing for other pages. */
    static Optional<String> token(String path, @Nullable String parameter) {
        Matcher named = BY_TOKEN.matcher(path);
        return named.matches()
                ? Optional.of(named.group("token"))
                : Optional.ofNullable(parameter)
                        .filter(given -> MAILED.contains(path) && !given.isEmpty() && given.length() <= LONGEST_TOKEN);
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
                .orElseGet(() -> "network " + Network.limited(request.getRemoteAddr()));
    }
}
