package org.leadnest.privacy.cookies;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.platform.places.Places;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    private static final int MOST_REGION = 60;
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\w/.-]*");

    private final CookieChoices choices;
    private final Withdrawal withdrawal;
    private final Places places;

    ChoiceDoor(CookieChoices choices, Withdrawal withdrawal, Places places) {
        this.places = places;
        this.choices = choices;
        this.withdrawal = withdrawal;
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
        answer.header(HttpHeaders.SET_COOKIE, withdrawal.keeping(kept));
        withdrawal
                .of(request, kept.preferences(), kept.analytics())
                .forEach(gone -> answer.header(HttpHeaders.SET_COOKIE, gone));
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
}
