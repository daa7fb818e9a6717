package org.leadnest.accounts.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param people ids and names of members and of whoever else stands in the log
 * @param acts names of acts and their words
 * @param home address of the page without a filter
 * @param csvHref the same lines as a file
 * @param nextHref the page of older lines, if there is one
 */
public record AuditPage(
        List<Line> lines,
        Map<String, String> people,
        Map<String, String> acts,
        Asked asked,
        Map<String, String> errors,
        String home,
        String csvHref,
        @Nullable String nextHref,
        @Nullable String firstHref) {
    /** The filter as it was typed. */
    public record Asked(String person, String act, String from, String to) {}

    /** @param changes such as "role: AGENT → ADMIN" */
    public record Line(
            long number,
            String when,
            String whenIso,
            String who,
            String act,
            String about,
            List<String> changes,
            String network) {}
}
