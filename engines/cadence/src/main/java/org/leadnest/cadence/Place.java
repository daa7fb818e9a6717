package org.leadnest.cadence;

import java.time.ZoneId;

/**
 * Where a recipient may be, and whose law may hold there.
 *
 * @param jurisdiction as in {@link HoursWindow#jurisdiction}; one without rows of its own falls back to "US"
 */
public record Place(ZoneId zone, String jurisdiction) {}
