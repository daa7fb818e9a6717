package org.leadnest.leads.routing;

import java.util.List;

/** Speed to lead, formatted. */
public record SpeedPage(int days, List<Integer> spans, List<Line> all, List<Line> agents, List<Line> sources) {
    /** @param few whether it is too few inquiries to say much */
    public record Line(String name, String inquiries, String answered, String median, boolean few) {}
}
