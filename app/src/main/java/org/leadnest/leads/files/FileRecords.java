package org.leadnest.leads.files;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.privacy.ExportedFiles;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.RecordTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files in the copy of an account, and in what is told and erased of a lead: before the lead itself goes. */
@Component
class FileRecords implements ExportedFiles, PersonRecords {
    private final JdbcClient jdbc;
    private final FileStore store;
    private final RecordTables tables;

    FileRecords(JdbcClient jdbc, FileStore store, RecordTables tables) {
        this.jdbc = jdbc;
        this.store = store;
        this.tables = tables;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> files() {
        return jdbc.sql("select id, name from leads.files order by lead_id, added_at, id")
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return Kept.in("lead-files", id, LeadFile.key(id), row.getString("name"));
                })
                .list();
    }

    @Override
    public String module() {
        return "leads";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<Line> summary(UUID person) {
        long count = jdbc.sql("select count(*) from leads.files where lead_id = :lead")
                .param("lead", person)
                .query(Long.class)
                .single();
        return count == 0 ? List.of() : List.of(new Line("Files", Long.toString(count)));
    }

    @Override
    public Map<String, String> copy(UUID person) {
        return tables.copy(Map.of("leads.files", "lead_id"), person);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> fileKeys(UUID person) {
        return jdbc
                .sql("select id from leads.files where lead_id = :lead")
                .param("lead", person)
                .query(UUID.class)
                .list()
                .stream()
                .map(LeadFile::key)
                .collect(Collectors.toSet());
    }

    @Override
    public void erase(UUID person) {
        store.removeAll(person);
    }
}
