package org.leadnest.leads;

import java.util.List;

/**
 * Rows of another module on the timeline of a lead, of one kind. A module with two kinds offers two beans. Called inside
 * {@code Tenancy.as}.
 */
public interface TimelineSource {
    TimelineKind kind();

    /**
     * The newest {@code limit} entries strictly before {@code place}, newest first: {@code (at, id) < (place.at, place.id)}
     * as PostgreSQL compares rows.
     */
    List<TimelineEntry> before(LeadId lead, TimelinePlace place, int limit);
}
