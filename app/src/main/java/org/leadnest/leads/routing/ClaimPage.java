package org.leadnest.leads.routing;

import java.util.List;

/** What may be claimed, formatted. */
public record ClaimPage(List<Line> offered, List<Line> pond) {
    /** @param open whether who looks at the page may claim it */
    public record Line(
            String id,
            String name,
            String source,
            String about,
            String since,
            String left,
            boolean pond,
            boolean open) {}
}
