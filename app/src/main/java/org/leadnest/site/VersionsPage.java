package org.leadnest.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All versions of a policy, newest first. */
public record VersionsPage(String title, String policyHref, List<Line> lines) {
    /** @param changesHref what differs from the one before; null for the first */
    public record Line(
            String day,
            String iso,
            String why,
            String state,
            String href,
            @Nullable String changesHref) {}
}
