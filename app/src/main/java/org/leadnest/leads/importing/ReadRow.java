package org.leadnest.leads.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.NewLead;

/**
 * A row as a lead.
 *
 * @param lead null when the row cannot be one, or says nothing
 * @param message what is to be told about the row: why it failed, or what of it was left out
 */
record ReadRow(
        long number,
        List<String> cells,
        @Nullable NewLead lead,
        @Nullable String note,
        @Nullable String message) {
    boolean failed() {
        return lead == null && message != null;
    }

    boolean skipped() {
        return lead == null && message == null;
    }
}
