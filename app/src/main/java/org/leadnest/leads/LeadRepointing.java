package org.leadnest.leads;

import java.util.List;
import java.util.UUID;

/**
 * Rows of another module that name a lead, and follow it when it is merged into another. Called inside the transaction of
 * the merge, before the merged lead's own row goes; a module with several tables offers several beans. What can only be
 * once per lead (a running enrollment in one sequence, say) and is there twice stays with {@code from} and is answered as
 * not moved: the bean itself ends or removes it in a way that can be told.
 */
public interface LeadRepointing {
    /** Unique and stable, such as {@code deals.deals}: kept with the merge, so that it can be undone. */
    String name();

    /** Makes the rows of {@code from} rows of {@code to}; answers the ids of those that moved. */
    List<UUID> repoint(LeadId from, LeadId to);

    /** The undo: makes those of {@code rows} that still belong to {@code to} rows of {@code from} again. */
    void restore(List<UUID> rows, LeadId from, LeadId to);
}
