package org.leadnest.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rows of a person as JSON, whatever their columns are: a column that is added later is copied, too. */
@Component
public class RecordTables {
    private final JdbcClient jdbc;

    RecordTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tables names of tables, and the column of each that holds the person; constants of the caller's */
    public Map<String, String> copy(Map<String, String> tables, UUID person) {
        Map<String, String> copies = new LinkedHashMap<>();
        tables.forEach((table, column) -> copies.put(
                table,
                jdbc.sql("select coalesce(jsonb_agg(to_jsonb(t) - 'account_id'), '[]')::text from " + table
                                + " t where " + column + " = :person")
                        .param("person", person)
                        .query(String.class)
                        .single()));
        return copies;
    }
}
