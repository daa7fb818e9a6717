package org.leadnest.followups;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The leads in a sequence.
 *
 * @param leads id to name, of those that can be ticked
 * @param q what they were looked up by
 */
public record EnrollmentListPage(
        String name,
        String url,
        List<RunView> runs,
        Map<String, String> leads,
        String q,
        @Nullable String nextHref,
        @Nullable String firstHref) {}
