package org.leadnest.support;

import org.jspecify.annotations.Nullable;

/**
 * A request that is to be kept by law.
 *
 * @param holds the page on which its holds are moved and ended
 * @param until the last day of what keeps it now; empty while nothing does
 * @param problem what is wrong with what was typed
 */
public record TicketHoldPage(
        String path,
        String reference,
        String holds,
        String until,
        String reason,
        String law,
        String day,
        @Nullable String problem) {}
