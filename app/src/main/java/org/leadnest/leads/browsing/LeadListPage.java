package org.leadnest.leads.browsing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.LeadBulkAction;

/**
 * The list of leads, formatted.
 *
 * @param query of this list's address, without its place: {@code q=ana&stage=New}
 * @param narrowed whether a filter is set: then an empty list means that nothing fits
 */
public record LeadListPage(
        Filters filters,
        List<Row> rows,
        Column name,
        Column activity,
        Column created,
        Column score,
        String query,
        boolean narrowed,
        @Nullable String nextHref,
        @Nullable String firstHref,
        List<LeadBulkAction.Choice> actions) {

    /** @param where the clauses as an address has them @param clauses the same in words */
    public record Filters(
            String q,
            String stage,
            String tag,
            String owner,
            String where,
            List<String> clauses,
            String sort,
            Map<String, String> stages,
            Map<String, String> tags,
            Map<String, String> owners) {}

    /**
     * @param contact what to reach the lead by first
     * @param tone of the stage's badge
     * @param activityIso the same time for machines
     */
    public record Row(
            String id,
            String name,
            String initials,
            String contact,
            String stage,
            String tone,
            String source,
            String owner,
            String score,
            String scoreReasons,
            String activity,
            String activityIso,
            List<String> tags) {}

    /** A heading that sorts. */
    public record Column(String href, @Nullable String direction) {}
}
