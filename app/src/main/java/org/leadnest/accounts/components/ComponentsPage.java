package org.leadnest.accounts.components;

import java.util.List;

/**
 * @param watched whether OSV is asked at all
 * @param checked when it answered last, and about how many components; empty for never
 * @param failure why the last asking failed; empty when it did not
 */
public record ComponentsPage(boolean watched, String checked, String failure, List<Line> lines) {
    public record Line(
            String id,
            String address,
            String component,
            String summary,
            String severity,
            String published,
            String deadline,
            boolean late) {}
}
