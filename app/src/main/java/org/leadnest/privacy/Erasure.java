package org.leadnest.privacy;

import java.util.Map;

/** Removes rows of the account of the running code, slice by slice, each in a transaction of its own, and counts them. */
public interface Erasure {
    /** Empties every table of the schema that has an account column, children first, but for the kept records. */
    void tables(String schema);

    /**
     * Runs a statement until it finds nothing more.
     *
     * @param table under whose name the rows are counted
     * @param sql with a limit of its own, {@code :slice}; {@code :account} is the account
     */
    void slices(String table, String sql, Map<String, Object> parameters);
}
