package org.leadnest.privacy.cookies;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The {@code Set-Cookie} lines by which a decision is kept, and those that delete what it no longer allows. */
@Component
class Withdrawal {
    /** Our own, and those of Google Analytics and Clarity by their lists of cookies. */
    private static final Pattern OF_ANALYTICS = Pattern.compile("(?:__Host-)?usage|_ga|_ga_.+|_gid|_gat.*|_clck|_clsk");

    private static final Pattern THEME = Pattern.compile("(?:__Host-)?theme");
    private static final Duration HOLDS = Duration.ofDays(365);

    private final CookieReading reading;
    private final boolean secure;

    Withdrawal(CookieReading reading, DeploymentProperties deployment) {
        this.reading = reading;
        this.secure = deployment.secure();
    }

    String keeping(CookieChoice choice) {
        return cookie(reading.cookieName(), choice.encode(), HOLDS, null);
    }

    static boolean measuring(String cookieName) {
        return OF_ANALYTICS.matcher(cookieName).matches();
    }

    /** Those of outside analytics that the request carries, deleted: our own counter's stays. */
    List<String> ofOthers(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .map(Cookie::getName)
                .distinct()
                .filter(name -> measuring(name) && !name.endsWith("usage"))
                .flatMap(name -> Stream.concat(
                                Stream.<@Nullable String>of((String) null), domains(request.getServerName()).stream())
                        .map(domain -> cookie(name, "", Duration.ZERO, domain)))
                .toList();
    }

    /** Cookies that the request still carries and that are not agreed to, deleted wherever they may have been set. */
    List<String> of(HttpServletRequest request, boolean preferences, boolean analytics) {
        List<String> gone = new ArrayList<>();
        Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .map(Cookie::getName)
                .distinct()
                .forEach(name -> {
                    if (THEME.matcher(name).matches() && !preferences) {
                        gone.add(cookie(name, "", Duration.ZERO, null));
                    } else if (!analytics && measuring(name)) {
                        gone.add(cookie(name, "", Duration.ZERO, null));
                        domains(request.getServerName())
                                .forEach(domain -> gone.add(cookie(name, "", Duration.ZERO, domain)));
                    }
                });
        return gone;
    }

    /** The host and what is above it: analytics set their cookies as high up as a browser lets them. */
    static List<String> domains(String host) {
        List<String> domains = new ArrayList<>();
        String rest = host;
        while (rest.indexOf('.') > 0 && !rest.matches("[0-9.]+")) {
            domains.add(rest);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return domains;
    }

    private String cookie(String name, String value, Duration age, @Nullable String domain) {
        return ResponseCookie.from(name, value)
                .path("/")
                .domain(domain)
                .maxAge(age)
                .secure(secure)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
