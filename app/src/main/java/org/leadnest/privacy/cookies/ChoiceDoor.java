package org.leadnest.privacy.cookies;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.platform.places.Places;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code POST /cookies/choices}: what the banner's buttons and the form on the cookies page send. It has no token, so that
 * reading a page sets no cookie; a browser that says the form stands on another site is refused.
 */
@Controller
@Open
class ChoiceDoor {
    /** Our own, and those of Google Analytics and Clarity by their lists of cookies. */
    private static final Pattern OF_ANALYTICS = Pattern.compile("(?:__Host-)?usage|_ga|_ga_.+|_gid|_gat.*|_clck|_clsk");

    private static final Pattern THEME = Pattern.compile("(?:__Host-)?theme");
    private static final int MOST_REGION = 60;
    private static final Duration HOLDS = Duration.ofDays(365);
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\w/.-]*");

    private final CookieChoices choices;
    private final CookieReading reading;
    private final Places places;
    private final boolean secure;

    ChoiceDoor(CookieChoices choices, CookieReading reading, Places places, DeploymentProperties deployment) {
        this.places = places;
        this.choices = choices;
        this.reading = reading;
        this.secure = deployment.secure();
    }

    @PostMapping("/cookies/choices")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "some") String choice,
            @RequestParam(required = false) @Nullable String preferences,
            @RequestParam(required = false) @Nullable String analytics,
            @RequestParam(defaultValue = "") String gpc,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "/cookies") String back,
            HttpServletRequest request) {
        if (fromElsewhere(request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        boolean signal = CookieReading.signal(request) || gpc.equals("1");
        boolean all = choice.equals("all");
        boolean some = choice.equals("some");
        CookieChoice kept = choices.keep(
                all || some && preferences != null,
                !signal && (all || some && analytics != null),
                signal,
                region(zone, request));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, OWN_PATH.matcher(back).matches() ? back : "/cookies");
        answer.header(HttpHeaders.SET_COOKIE, cookie(reading.cookieName(), kept.encode(), HOLDS, null));
        withdrawn(request, kept).forEach(gone -> answer.header(HttpHeaders.SET_COOKIE, gone));
        return answer.build();
    }

    /** A form without scripts names no time zone. */
    private Optional<String> region(String zone, HttpServletRequest request) {
        return ZoneId.getAvailableZoneIds().contains(zone)
                ? Optional.of(zone)
                : Optional.ofNullable(places.of(request.getRemoteAddr()).country())
                        .filter(country -> country.length() <= MOST_REGION);
    }

    /** What the browser says of the page that holds the form; one that is older than Sec-Fetch-Site still names its origin. */
    private static boolean fromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null
                ? !site.equals("same-origin")
                : origin != null && !origin.matches("https?://\\Q" + request.getServerName() + "\\E(:[0-9]+)?");
    }

    /** Cookies that the request still carries and that are no longer agreed to, deleted wherever they may have been set. */
    private List<String> withdrawn(HttpServletRequest request, CookieChoice kept) {
        List<String> gone = new ArrayList<>();
        Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .map(Cookie::getName)
                .distinct()
                .forEach(name -> {
                    if (THEME.matcher(name).matches() && !kept.preferences()) {
                        gone.add(cookie(name, "", Duration.ZERO, null));
                    } else if (!kept.analytics() && OF_ANALYTICS.matcher(name).matches()) {
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
