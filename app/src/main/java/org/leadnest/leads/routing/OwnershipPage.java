package org.leadnest.leads.routing;

import java.util.List;

/** Whose the leads of each source are, and how many each agent has for their own. */
public record OwnershipPage(List<Source> sources, List<Agent> agents) {
    public record Source(String id, String name, boolean agents) {}

    public record Agent(String id, String name, boolean here, long own) {}
}
