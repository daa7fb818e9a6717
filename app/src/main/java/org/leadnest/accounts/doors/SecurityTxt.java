package org.leadnest.accounts.doors;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.leadnest.accounts.Open;
import org.leadnest.platform.web.Links;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /.well-known/security.txt} (RFC 9116): where to tell of a weakness. */
@RestController
@Open
class SecurityTxt {
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    private final Links links;
    private final InstantSource clock;

    SecurityTxt(Links links, InstantSource clock) {
        this.links = links;
        this.clock = clock;
    }

    @GetMapping(value = "/.well-known/security.txt", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text() {
        return "Contact: " + links.to("/contact") + "\nExpires: "
                + clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.DAYS) + "\nPreferred-Languages: en\nPolicy: "
                + links.to("/security") + "\nCanonical: " + links.to("/.well-known/security.txt") + "\n";
    }
}
