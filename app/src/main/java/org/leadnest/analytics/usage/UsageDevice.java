package org.leadnest.analytics.usage;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The random number that tells one agreeing browser from another. It is never renewed: after 30 days there is a new one. */
@Component
class UsageDevice {
    static final Duration LASTS = Duration.ofDays(30);
    private static final String FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final String cookieName;
    private final boolean secure;

    UsageDevice(DeploymentProperties deployment) {
        this.secure = deployment.secure();
        this.cookieName = deployment.secure() ? "__Host-usage" : "usage";
    }

    Optional<UUID> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(cookieName))
                .map(Cookie::getValue)
                .filter(value -> value.matches(FORM))
                .map(UUID::fromString)
                .findFirst();
    }

    UUID give(HttpServletResponse response) {
        UUID device = UUID.randomUUID();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(device.toString(), LASTS));
        return device;
    }

    /** Deletes it where the request carries one, whatever stands in it. */
    void takeAway(HttpServletRequest request, HttpServletResponse response) {
        boolean carried = Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .anyMatch(cookie -> cookie.getName().equals(cookieName));
        String gone = cookie("", Duration.ZERO);
        if (carried && !response.getHeaders(HttpHeaders.SET_COOKIE).contains(gone)) {
            response.addHeader(HttpHeaders.SET_COOKIE, gone);
        }
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(cookieName, value)
                .path("/")
                .maxAge(age)
                .secure(secure)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
