package org.leadnest.messaging.links;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leadnest.accounts.Open;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code GET /o/{token}.gif}: a picture of one clear point, always the same, whatever the token says. Proxies that fetch
 * pictures for their readers (Apple's, Google's, Yahoo's) are counted as machines; who sends {@code Sec-GPC: 1} is not counted.
 */
@Controller
@Open
class OpenDoor {
    private static final byte[] POINT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /** Apple's proxy calls itself Mozilla/5.0 and nothing more. */
    private static final Pattern MACHINES = Pattern.compile(
            "^mozilla/5\\.0$|imageproxy|mailproxy|ggpht|bot|crawl|spider|preview|scan|slurp|curl|wget|python|okhttp|java/|headless");

    private final OpenTokens tokens;
    private final Opens opens;

    OpenDoor(OpenTokens tokens, Opens opens) {
        this.tokens = tokens;
        this.opens = opens;
    }

    @GetMapping("/o/{token}.gif")
    ResponseEntity<byte[]> picture(@PathVariable String token, HttpServletRequest request) {
        if (request.getMethod().equals("GET") && !"1".equals(request.getHeader("Sec-GPC"))) {
            tokens.read(token)
                    .ifPresent(picture ->
                            Tenancy.run(picture.account(), () -> opens.opened(picture.message(), by(request))));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType(MediaType.IMAGE_GIF)
                .body(POINT);
    }

    private static Opens.By by(HttpServletRequest request) {
        String program = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        return program.isEmpty() || MACHINES.matcher(program).find() ? Opens.By.MACHINE : Opens.By.PERSON;
    }
}
