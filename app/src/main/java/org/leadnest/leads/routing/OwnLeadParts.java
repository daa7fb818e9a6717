package org.leadnest.leads.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.leadnest.leads.OwnLeadPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** This module's own parts of what leaves with an agent: what the leads agreed to, and what was to be done for them. */
final class OwnLeadParts {
    private OwnLeadParts() {}

    /** With the words that were shown. */
    @Component
    static class Consents implements OwnLeadPart {
        private final JdbcClient jdbc;

        Consents(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String file() {
            return "consents.csv";
        }

        @Override
        public List<String> header() {
            return List.of("Lead", "Given at", "Channel", "For", "Words shown", "Version", "Source", "Address");
        }

        @Override
        @Transactional(readOnly = true)
        public List<List<String>> rows(List<UUID> leads, Instant until) {
            return OwnLeadParts.rows(jdbc, """
                    select lead_id, given_at, channel, scope, wording, version, source, address
                      from leads.consents where lead_id = any(:leads) and given_at <= :until order by lead_id, given_at
                    """, leads, until);
        }
    }

    @Component
    static class TasksOfLeads implements OwnLeadPart {
        private final JdbcClient jdbc;

        TasksOfLeads(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String file() {
            return "tasks.csv";
        }

        @Override
        public List<String> header() {
            return List.of("Lead", "Entered at", "What", "Due at", "Comes again", "Done at", "Entered by");
        }

        @Override
        @Transactional(readOnly = true)
        public List<List<String>> rows(List<UUID> leads, Instant until) {
            return OwnLeadParts.rows(jdbc, """
                    select lead_id, created_at, title, due_at, repeats, case when done_at <= :until then done_at end,
                           created_by
                      from leads.tasks where lead_id = any(:leads) and created_at <= :until order by lead_id, created_at
                    """, leads, until);
        }
    }

    private static List<List<String>> rows(JdbcClient jdbc, String sql, List<UUID> leads, Instant until) {
        // Beyond what a timestamp of the database holds there is nothing to leave out.
        Instant last =
                until.isAfter(Instant.parse("9999-01-01T00:00:00Z")) ? Instant.parse("9999-01-01T00:00:00Z") : until;
        return jdbc.sql(sql)
                .param("leads", leads.toArray(UUID[]::new))
                .param("until", last.atOffset(ZoneOffset.UTC))
                .query((row, i) -> cells(row))
                .list();
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            boolean time = row.getMetaData().getColumnTypeName(column).equals("timestamptz");
            OffsetDateTime at = time ? row.getObject(column, OffsetDateTime.class) : null;
            String text = time ? null : row.getString(column);
            cells.add(at != null ? at.toInstant().toString() : text == null ? "" : text);
        }
        return cells;
    }
}
