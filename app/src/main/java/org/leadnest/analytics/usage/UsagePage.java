package org.leadnest.analytics.usage;

import java.util.List;

/** {@code /ops/usage}. */
public record UsagePage(int days, List<Line> sums, List<Table> tables) {
    public record Table(String title, List<Line> lines) {}

    /** @param share of the longest, 0 to 100 */
    public record Line(String label, String count, int share) {}
}
