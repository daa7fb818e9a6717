package org.leadnest.leads.importing;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an undo looks at and removes. */
@Repository
class UndoStore {
    private final JdbcClient jdbc;

    UndoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a row added to a lead that was there before the import. */
    record Filled(long row, UUID lead, List<String> entries) {}

    /** Leads that the import made and nobody has worked with since it ended. */
    List<UUID> untouched(UUID importId, int limit) {
        return jdbc.sql("""
                        select l.id
                          from leads.leads l join leads.imports i on i.id = l.import_id
                         where l.import_id = :id
                           and l.updated_at <= i.finished_at and l.last_activity_at <= i.finished_at
                           and not exists (select 1 from leads.tasks t where t.lead_id = l.id)
                         limit :limit
                        """)
                .param("id", importId)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void delete(List<UUID> leads) {
        jdbc.sql("delete from leads.leads where id = any(:leads)")
                .param("leads", leads.toArray(UUID[]::new))
                .update();
    }

    /** Parts the lead from its import: another module needs it, so it stays. */
    void release(UUID lead) {
        jdbc.sql("update leads.leads set import_id = null where id = :id")
                .param("id", lead)
                .update();
    }

    /** The rest of the import's leads: somebody worked with them. They stay, and are the import's no more. */
    int releaseAll(UUID importId) {
        return jdbc.sql("update leads.leads set import_id = null where import_id = :id")
                .param("id", importId)
                .update();
    }

    List<Filled> filled(UUID importId, int limit) {
        return jdbc.sql("""
                        select row_number, lead_id, filled from leads.import_rows
                         where import_id = :id and filled is not null
                         order by row_number desc limit :limit
                        """)
                .param("id", importId)
                .param("limit", limit)
                .query((row, i) -> new Filled(
                        row.getLong("row_number"),
                        row.getObject("lead_id", UUID.class),
                        List.of(row.getString("filled").split(Draft.SEPARATOR))))
                .list();
    }

    /** Notes with their entries on the timelines. */
    void deleteNotes(List<UUID> notes) {
        jdbc.sql("delete from leads.timeline where kind = 'NOTE' and reference = any(:notes)")
                .param("notes", notes.toArray(UUID[]::new))
                .update();
        jdbc.sql("delete from leads.notes where id = any(:notes)")
                .param("notes", notes.toArray(UUID[]::new))
                .update();
    }

    void emptied(UUID importId, long row) {
        jdbc.sql("update leads.import_rows set filled = null where import_id = :id and row_number = :row")
                .param("id", importId)
                .param("row", row)
                .update();
    }
}
