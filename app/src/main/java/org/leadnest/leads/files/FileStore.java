package org.leadnest.leads.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineKind;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of files; one that is removed has its bytes removed by a job. */
@Repository
class FileStore {
    private static final String SELECT = "select id, name, bytes, added_by_name, added_at from leads.files ";

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Timeline timeline;

    FileStore(JdbcClient jdbc, Jobs jobs, Timeline timeline) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.timeline = timeline;
    }

    @Transactional(readOnly = true)
    public List<LeadFile> of(UUID lead, int limit) {
        return jdbc.sql(SELECT + "where lead_id = :lead order by added_at desc, id desc limit :limit")
                .param("lead", lead)
                .param("limit", limit)
                .query(FileStore::file)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<LeadFile> find(UUID lead, UUID file) {
        return jdbc.sql(SELECT + "where id = :file and lead_id = :lead")
                .param("file", file)
                .param("lead", lead)
                .query(FileStore::file)
                .optional();
    }

    /** False when the lead has as many as it may, or is not there. */
    @Transactional
    public boolean insert(UUID lead, LeadFile file, int most, Author author) {
        boolean kept = jdbc.sql("""
                        insert into leads.files (account_id, id, lead_id, name, bytes, added_by_name, added_at)
                        select account_id, :id, id, :name, :bytes, :by, :at from leads.leads
                         where id = :lead and (select count(*) from leads.files where lead_id = :lead) < :most
                        """)
                        .param("id", file.id())
                        .param("lead", lead)
                        .param("name", file.name())
                        .param("bytes", file.bytes())
                        .param("by", file.addedBy())
                        .param("at", file.addedAt().atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .update()
                == 1;
        if (kept) {
            timeline.tell(
                    new LeadId(lead),
                    TimelineKind.FILE,
                    "File added: " + file.name(),
                    author,
                    file.addedAt(),
                    file.id());
        }
        return kept;
    }

    @Transactional
    public boolean remove(UUID lead, UUID file, Author author, Instant now) {
        Optional<String> removed = jdbc.sql(
                        "delete from leads.files where id = :file and lead_id = :lead returning name")
                .param("file", file)
                .param("lead", lead)
                .query(String.class)
                .optional();
        removed.ifPresent(name -> {
            jobs.submit(PurgeFile.NAME, Tenancy.required(), file);
            timeline.tell(new LeadId(lead), TimelineKind.FILE, "File removed: " + name, author, now, null);
        });
        return removed.isPresent();
    }

    /** All files of a lead that is erased, in the caller's transaction. */
    @Transactional
    public void removeAll(UUID lead) {
        jdbc.sql("delete from leads.files where lead_id = :lead returning id")
                .param("lead", lead)
                .query(UUID.class)
                .list()
                .forEach(file -> jobs.submit(PurgeFile.NAME, Tenancy.required(), file));
    }

    private static LeadFile file(ResultSet row, int n) throws SQLException {
        return new LeadFile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("added_by_name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
