package org.leadnest.leads;

import java.time.Instant;
import java.util.Map;

/**
 * How many leads there are, for the dashboard.
 *
 * @param byStage by the stage's name, in the order of the stages, zero included
 * @param at when they were counted: up to a minute ago in a large account
 */
public record LeadCounts(
        long total, Map<String, Long> byStage, long newInSevenDays, long newInThirtyDays, Instant at) {}
