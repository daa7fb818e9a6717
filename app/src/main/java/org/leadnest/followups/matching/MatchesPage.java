package org.leadnest.followups.matching;

import java.util.List;

/** Leads who may want a home. */
public record MatchesPage(String listing, String home, List<Line> leads) {

    /**
     * A lead, or a home.
     *
     * @param wish what was said
     * @param lacks what is missing of it, in words; empty when nothing is
     */
    public record Line(String href, String name, String wish, String lacks) {}
}
