package org.leadnest.leads.importing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.NewLead;

/**
 * A row as a lead.
 *
 * @param lead null when the row cannot be one, or says nothing
 * @param added when it came to the program that the file is from
 * @param message what is to be told about the row: why it failed, or what of it was left out
 */
record ReadRow(
        long number,
        List<String> cells,
        @Nullable NewLead lead,
        @Nullable String note,
        @Nullable Instant added,
        @Nullable String message) {
    static ReadRow without(CsvRow row, @Nullable String message) {
        return new ReadRow(row.number(), row.cells(), null, null, null, message);
    }

    boolean failed() {
        return lead == null && message != null;
    }

    boolean skipped() {
        return lead == null && message == null;
    }
}
