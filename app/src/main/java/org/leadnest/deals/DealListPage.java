package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deals as a table.
 *
 * @param narrowed whether a filter is set: then an empty table means that nothing fits
 * @param stages id to name, of all pipelines
 */
public record DealListPage(
        Filters filters,
        Map<String, String> pipelines,
        Map<String, String> stages,
        Map<String, String> owners,
        List<DealView> rows,
        boolean narrowed,
        @Nullable String nextHref,
        @Nullable String firstHref) {
    public record Filters(String q, String pipeline, String stage, String owner, String state) {}
}
