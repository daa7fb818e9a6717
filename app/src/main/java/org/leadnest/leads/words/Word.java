package org.leadnest.leads.words;

import java.util.UUID;

/** A stage or a source. @param tone of a stage; empty for a source */
record Word(Kind kind, UUID id, String name, String tone, boolean archived) {
    enum Kind {
        STAGE("leads.stages", 60),
        SOURCE("leads.sources", 100);

        final String table;
        final int longest;

        Kind(String table, int longest) {
            this.table = table;
            this.longest = longest;
        }
    }
}
