package org.leadnest.privacy;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * When rows of a table go of themselves.
 *
 * @param table such as {@code support.tickets}
 * @param what in people's words
 * @param keep for how long
 * @param over which rows are over, as an SQL condition over the table in which {@code :before} stands for the time; of a table of
 *     no account, also {@code :tickets} and {@code :customers} for what legal holds keep, and {@code :keeping} for accounts in which one
 *     keeps the table
 * @param blank what is emptied in them, as SQL assigns it; null where the row itself goes
 * @param file a column that names a file of the storage, which goes first; null for none
 */
public record Retention(
        String table,
        String what,
        Period keep,
        String over,
        @Nullable String blank,
        @Nullable String file) {
    public static Retention rows(String table, String what, Period keep, String over) {
        return new Retention(table, what, keep, over, null, null);
    }
}
