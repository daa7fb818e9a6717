package org.leadnest.leads.importing;

import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of imports and of what is to be told about their rows. */
@Repository
class ImportStore {
    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that is told about. */
    record Told(long row, String message, String cells) {}

    void insert(
            UUID id,
            String fileName,
            String key,
            long size,
            CsvFile file,
            List<ColumnUse> mapping,
            Actor actor,
            Instant now) {
        jdbc.sql("""
                        insert into leads.imports (account_id, id, file_name, storage_key, size_bytes, charset, delimiter,
                          has_header, header_row, columns, mapping, status, source, created_by, created_by_name, created_at)
                        values (:account, :id, :name, :key, :size, :charset, :delimiter,
                          :header, :headerRow, :columns, :mapping, 'DRAFT', 'Import', :by, :byName, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("name", fileName)
                .param("key", key)
                .param("size", size)
                .param("charset", file.charset().name())
                .param("delimiter", String.valueOf(file.separator()))
                .param("header", file.header())
                .param("headerRow", file.headerRow())
                .param("columns", file.columns().toArray(String[]::new))
                .param("mapping", names(mapping))
                .param("by", actor.userUuid())
                .param("byName", actor.name())
                .param("now", at(now))
                .update();
    }

    /** Reads a draft in another way; false when it is none any more. */
    boolean reread(UUID id, CsvFile file, List<ColumnUse> mapping) {
        return jdbc.sql("""
                        update leads.imports
                           set charset = :charset, delimiter = :delimiter, has_header = :header, header_row = :headerRow,
                               columns = :columns, mapping = :mapping
                         where id = :id and status = 'DRAFT'
                        """)
                        .param("id", id)
                        .param("charset", file.charset().name())
                        .param("delimiter", String.valueOf(file.separator()))
                        .param("header", file.header())
                        .param("headerRow", file.headerRow())
                        .param("columns", file.columns().toArray(String[]::new))
                        .param("mapping", names(mapping))
                        .update()
                == 1;
    }

    /** Whether the import was still a draft. */
    boolean queue(UUID id, List<ColumnUse> mapping, @Nullable String source) {
        return jdbc.sql("""
                        update leads.imports set status = 'QUEUED', mapping = :mapping, source = :source
                         where id = :id and status = 'DRAFT'
                        """)
                        .param("id", id)
                        .param("mapping", names(mapping))
                        .param("source", source)
                        .update()
                == 1;
    }

    /** Puts it to {@code to} when it stands at one of {@code from}. */
    boolean move(UUID id, LeadImport.Status to, @Nullable String reason, Instant now, LeadImport.Status... from) {
        return jdbc.sql("""
                        update leads.imports
                           set status = :to, reason = :reason,
                               finished_at = case when :ended then coalesce(finished_at, :now) else finished_at end
                         where id = :id and status = any(:from)
                        """)
                        .param("id", id)
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("ended", to.ended())
                        .param("now", at(now))
                        .param("from", Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Whether the import stood where the slice began: a slice is counted once. */
    boolean advance(UUID id, long from, long to, long bytes, LeadImport.Counts counts) {
        return jdbc.sql("""
                        update leads.imports
                           set rows_taken = :to, bytes_taken = :bytes, created = created + :created,
                               updated = updated + :updated, skipped = skipped + :skipped, failed = failed + :failed
                         where id = :id and rows_taken = :from and status = 'RUNNING'
                        """)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .param("bytes", bytes)
                        .param("created", counts.created())
                        .param("updated", counts.updated())
                        .param("skipped", counts.skipped())
                        .param("failed", counts.failed())
                        .update()
                == 1;
    }

    void takenBack(UUID id, int kept, Instant now) {
        jdbc.sql("update leads.imports set kept = :kept, taken_back_at = :now where id = :id")
                .param("id", id)
                .param("now", at(now))
                .param("kept", kept)
                .update();
    }

    Optional<LeadImport> find(UUID id) {
        return jdbc.sql("select * from leads.imports where id = :id")
                .param("id", id)
                .query(ImportStore::row)
                .optional();
    }

    List<LeadImport> latest(int limit) {
        return jdbc.sql(
                        "select * from leads.imports where status <> 'DRAFT' order by created_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(ImportStore::row)
                .list();
    }

    /** Rows that are told about, behind row {@code after}. */
    List<Told> told(UUID id, long after, int limit) {
        return jdbc.sql("""
                        select row_number, message, cells from leads.import_rows
                         where import_id = :id and row_number > :after and message is not null
                         order by row_number limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new Told(
                        row.getLong("row_number"),
                        row.getString("message"),
                        Optional.ofNullable(row.getString("cells")).orElse("")))
                .list();
    }

    private static LeadImport row(ResultSet row, int index) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        OffsetDateTime takenBack = row.getObject("taken_back_at", OffsetDateTime.class);
        return new LeadImport(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("storage_key"),
                row.getLong("size_bytes"),
                Charset.forName(row.getString("charset")),
                row.getString("delimiter").charAt(0),
                row.getLong("header_row"),
                texts(row, "columns"),
                texts(row, "mapping").stream().map(ColumnUse::stored).toList(),
                LeadImport.Status.valueOf(row.getString("status")),
                row.getString("source"),
                row.getString("reason"),
                row.getString("created_by_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("rows_taken"),
                row.getLong("bytes_taken"),
                new LeadImport.Counts(
                        row.getInt("created"), row.getInt("updated"), row.getInt("skipped"), row.getInt("failed")),
                row.getInt("kept"),
                takenBack == null ? null : takenBack.toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static String[] names(List<ColumnUse> mapping) {
        return mapping.stream().map(ColumnUse::stored).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
