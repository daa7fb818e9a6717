package org.leadnest.privacy;

import java.util.List;

/**
 * What a module keeps about people. Each module with personal data has one bean of it; together they are the map of
 * personal data, which export and erasure walk.
 */
public interface PersonalData {
    /** The module's name, as packages and tables have it. */
    String module();

    List<Kind> kinds();

    /**
     * @param what such as "names, addresses and numbers of leads"
     * @param why the purpose it is kept for
     * @param retention how long, in a sentence
     */
    record Kind(String what, String why, String retention) {}
}
