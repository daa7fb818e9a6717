package org.leadnest.leads;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table whose rows follow their lead by nothing but its column {@code lead_id}; what most {@link LeadRepointing} need.
 *
 * @param name of a table with the columns {@code id} and {@code lead_id}; a constant of the caller's
 */
public record RepointedTable(JdbcClient jdbc, String name) {
    /** Makes all rows of {@code from} rows of {@code to}; answers their ids. */
    public List<UUID> repoint(LeadId from, LeadId to) {
        return jdbc.sql("update " + name + " set lead_id = :to where lead_id = :from returning id")
                .param("from", from.value())
                .param("to", to.value())
                .query(UUID.class)
                .list();
    }

    /** Gives those of {@code rows} back that are still {@code to}'s. */
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        jdbc.sql("update " + name + " set lead_id = :from where id = any(:rows) and lead_id = :to")
                .param("rows", rows.toArray(UUID[]::new))
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
