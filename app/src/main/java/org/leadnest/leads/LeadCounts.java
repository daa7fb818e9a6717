package org.leadnest.leads;

import java.util.Map;

/**
 * How many leads there are, for the dashboard.
 *
 * @param byStage by the stage's name, in the order of the stages, zero included
 */
public record LeadCounts(long total, Map<String, Long> byStage, long newInSevenDays, long newInThirtyDays) {}
