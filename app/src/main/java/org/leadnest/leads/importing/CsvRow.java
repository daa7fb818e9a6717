package org.leadnest.leads.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param number as a spreadsheet counts: the first record is 1, blank lines count
 * @param problem why the record could not be read as it stands; null when it could
 */
record CsvRow(long number, List<String> cells, @Nullable String problem) {
    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
