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
 * @param owner the column that names the account
 * @param told which rows may be told of, as an SQL condition: the others are counted in no certificate
 */
public record KeptRecord(
        String table,
        String what,
        String law,
        Period keep,
        String since,
        List<String> minimise,
        @Nullable String only,
        String fields,
        String owner,
        String told) {
    /** Of a table of the account's own. */
    public KeptRecord(
            String table,
            String what,
            String law,
            Period keep,
            String since,
            List<String> minimise,
            @Nullable String only,
            String fields) {
        this(table, what, law, keep, since, minimise, only, fields, "account_id", "true");
    }
}
