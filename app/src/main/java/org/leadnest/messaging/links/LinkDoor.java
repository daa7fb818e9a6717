package org.leadnest.messaging.links;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code GET /l/{code}}: on to the address that stood in the message. Nothing of the request chooses where, so that it cannot
 * be made to lead anywhere else. Machines that look at links (previews, scanners) are led on and not counted.
 */
@Controller
@Open
class LinkDoor {
    private static final Pattern MACHINES = Pattern.compile(
            "bot|crawl|spider|preview|scan|slurp|facebookexternalhit|whatsapp|curl|wget|python|okhttp|java/|headless|monitor");

    private final Clicks clicks;

    LinkDoor(Clicks clicks) {
        this.clicks = clicks;
    }

    @GetMapping("/l/{code:[0-9A-Za-z]{10}}")
    ResponseEntity<Void> follow(@PathVariable String code, HttpServletRequest request) {
        AccountId account = clicks.account(code).orElseThrow(NotFound::new);
        URI target = Tenancy.as(account, () -> clicks.target(code)).orElseThrow(NotFound::new);
        if (person(request)) {
            Tenancy.run(account, () -> clicks.count(code));
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .location(target)
                .build();
    }

    private static boolean person(HttpServletRequest request) {
        String program =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        return request.getMethod().equals("GET")
                && !program.isBlank()
                && !MACHINES.matcher(program.toLowerCase(Locale.ROOT)).find();
    }
}
