package org.leadnest.leads.merging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Suspected duplicates, formatted. */
public record MergePage(List<Pair> pairs, @Nullable String next, boolean first) {
    public record Pair(String one, String oneName, String other, String otherName, String reason) {}

    /** Two leads side by side. @param result what the one lead would say */
    public record Compare(String kept, String keptName, String merged, String mergedName, List<Field> fields) {}

    public record Field(String name, String kept, String merged, String result) {}

    /** What the lead's page shows. */
    public record Panel(String lead, List<Pair> suspects, List<Done> merges) {}

    /** A merge that can be undone. */
    public record Done(String id, String name, String when, String by) {}
}
