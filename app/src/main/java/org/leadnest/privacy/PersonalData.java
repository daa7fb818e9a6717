package org.leadnest.privacy;

import java.util.List;

/**
 * What a module keeps about people. Each module with personal data has one bean of it; together they are the map of
 * personal data, which the record of processing shows and the erasure of a closed account walks.
 */
public interface PersonalData {
    /** The module's name, as packages and schemas have it. */
    String module();

    List<Kind> kinds();

    /** Rows that a law wants kept beyond the account. */
    default List<KeptRecord> kept() {
        return List.of();
    }

    /**
     * Removes what the module keeps about the account of the running code, but what {@link #kept} names. Runs outside of a
     * transaction, in slices; it is called again after a failure. Every table of the module's schema with an account column
     * is emptied without a word of the module's: one that is added later is not forgotten.
     */
    default void erase(Erasure erasure) {
        erasure.tables(module());
    }

    /**
     * @param what such as "names, addresses and numbers of leads"
     * @param why the purpose it is kept for
     * @param retention how long, in a sentence
     */
    record Kind(String what, String why, String retention) {}
}
