package org.leadnest.accounts.doors;

import java.util.List;
import java.util.stream.Collectors;
import org.leadnest.accounts.Open;
import org.leadnest.platform.web.Links;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /robots.txt} (RFC 9309): the site and homes may be found, what is behind a sign-in or a secret address may not. */
@RestController
@Open
class RobotsTxt {
    private static final List<String> CLOSED = List.of(
            "/app",
            "/api/",
            "/dev/",
            "/files/",
            "/hooks/",
            "/invitations/",
            "/my/",
            "/operator",
            "/ops",
            "/own-leads/",
            "/u/");

    private final Links links;

    RobotsTxt(Links links) {
        this.links = links;
    }

    @GetMapping(value = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text() {
        return CLOSED.stream()
                .map(path -> "Disallow: " + path + "\n")
                .collect(Collectors.joining("", "User-agent: *\n", "\nSitemap: " + links.to("/sitemap.xml") + "\n"));
    }
}
