package org.leadnest.site;

import java.util.List;
import java.util.stream.Collectors;
import org.leadnest.accounts.Open;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.PublicPages;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sitemap.xml} (sitemaps.org, protocol 0.9): every page that a visitor may find, and no home of a customer's. */
@RestController
@Open
class Sitemap {
    private final List<PublicPages> pages;
    private final Links links;

    Sitemap(List<PublicPages> pages, Links links) {
        this.pages = List.copyOf(pages);
        this.links = links;
    }

    /** The site's own. */
    @Component
    static class OfTheSite implements PublicPages {
        @Override
        public List<String> paths() {
            return List.of(
                    "/",
                    "/features",
                    "/pricing",
                    "/security",
                    "/subprocessors",
                    "/privacy",
                    "/cookies",
                    "/terms",
                    "/status");
        }
    }

    /** Paths are ours and plain: nothing in them wants to be escaped. */
    @GetMapping(value = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
    String xml() {
        return pages.stream()
                .flatMap(module -> module.paths().stream())
                .map(path -> "  <url><loc>" + links.to(path) + "</loc></url>\n")
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                        "</urlset>\n"));
    }
}
