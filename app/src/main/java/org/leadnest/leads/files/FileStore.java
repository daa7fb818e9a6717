package org.leadnest.leads.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    FileStore(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
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
    public boolean insert(UUID lead, LeadFile file, int most) {
        return jdbc.sql("""
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
    }

    @Transactional
    public boolean remove(UUID lead, UUID file) {
        boolean removed = jdbc.sql("delete from leads.files where id = :file and lead_id = :lead")
                        .param("file", file)
                        .param("lead", lead)
                        .update()
                == 1;
        if (removed) {
            jobs.submit(PurgeFile.NAME, Tenancy.required(), file);
        }
        return removed;
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
