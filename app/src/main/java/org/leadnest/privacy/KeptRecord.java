package org.leadnest.privacy;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that stay after an account is erased, because a law wants them.
 *
 * @param table such as {@code billing.invoices}
 * @param what in people's words
 * @param law by which they are kept
 * @param keep for how long, from {@code since} on, row by row
 * @param since the column that the time runs from
 * @param minimise what is blanked in each row: {@code column = value} each, as SQL assigns it; none where the row is minimal
 *     already
 * @param only which rows are kept, as an SQL condition; the others are removed; null for all
 * @param fields what is left, in people's words
 */
public record KeptRecord(
        String table,
        String what,
        String law,
        Period keep,
        String since,
        List<String> minimise,
        @Nullable String only,
        String fields) {}
