package org.leadnest.leads.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest imports and the form for another one, formatted. */
public record ImportListPage(List<Line> lines, @Nullable String error) {
    public record Line(
            String href, String fileName, String when, String who, String status, String tone, String outcome) {}
}
