package org.leadnest.leads;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.fields.FieldType;
import org.leadnest.leads.fields.FieldValue;
import org.leadnest.leads.scoring.ScoreReason;

/** How rows become leads, the same for one and for a list. */
final class LeadRows {
    /** To stand between {@code with} clauses and {@code from (…) l}; every row of {@code l} is one of leads.leads. */
    static final String COLUMNS = """
            select l.id, l.first_name, l.last_name, l.state, l.postal_code, l.time_zone, l.created_at, l.updated_at,
                   l.last_activity_at, l.version, l.sort_name, l.score,
                   s.id as stage_id, s.name as stage_name, s.tone as stage_tone,
                   o.id as source_id, o.name as source_name, u.id as owner_id, u.name as owner_name,
                   array(select e.value from leads.lead_emails e where e.lead_id = l.id order by e.position) as emails,
                   array(select p.key from leads.lead_phones p where p.lead_id = l.id order by p.position) as phones,
                   array(select t.name from leads.lead_tags lt join leads.tags t on t.id = lt.tag_id
                          where lt.lead_id = l.id order by t.name_key) as tags,
                   array(select concat_ws(chr(31), f.key, f.label, f.type, v.value) from leads.field_values v
                           join leads.fields f on f.id = v.field_id
                          where v.lead_id = l.id and not f.archived order by f.position, f.id) as fields,
                   array(select \
            """ + ScoreReason.COLUMNS + """
                           from leads.scores c where c.lead_id = l.id) as reasons
            """;

    static final String JOINS = """
              join leads.stages s on s.id = l.stage_id
              left join leads.sources o on o.id = l.source_id
              left join accounts.users u on u.id = l.owner_id
            """;

    /** As {@link #JOINS}, for a page of leads: an account's few stages and sources are read once, not once for each row. */
    static final String PAGE_JOINS = """
              join (select * from leads.stages offset 0) s on s.id = l.stage_id
              left join (select * from leads.sources offset 0) o on o.id = l.source_id
              left join accounts.users u on u.id = l.owner_id
            """;

    /** As {@link #COLUMNS}, for a page of leads whose addresses, numbers and tags {@link LeadContacts} reads at once. */
    static final String PAGE_COLUMNS = """
            select l.id, l.first_name, l.last_name, l.state, l.postal_code, l.time_zone, l.created_at, l.updated_at,
                   l.last_activity_at, l.version, l.sort_name, l.score,
                   s.id as stage_id, s.name as stage_name, s.tone as stage_tone,
                   o.id as source_id, o.name as source_name, u.id as owner_id, u.name as owner_name
            """;

    private LeadRows() {}

    static Lead lead(ResultSet row, int index) throws SQLException {
        return bare(row, index)
                .with(
                        list(row, "emails", EmailAddress::new),
                        list(row, "phones", PhoneNumber::new),
                        list(row, "tags", Function.identity()),
                        list(row, "fields", LeadRows::field),
                        list(row, "reasons", ScoreReason::read).stream()
                                .flatMap(List::stream)
                                .toList());
    }

    /** Without addresses, numbers and tags. */
    static Lead bare(ResultSet row, int index) throws SQLException {
        UUID source = row.getObject("source_id", UUID.class);
        UUID owner = row.getObject("owner_id", UUID.class);
        return new Lead(
                new LeadId(row.getObject("id", UUID.class)),
                row.getString("first_name"),
                row.getString("last_name"),
                List.of(),
                List.of(),
                new Stage(
                        row.getObject("stage_id", UUID.class),
                        row.getString("stage_name"),
                        row.getString("stage_tone")),
                source == null ? null : new Source(source, row.getString("source_name")),
                owner == null ? null : new Owner(new UserId(owner), row.getString("owner_name")),
                List.of(),
                row.getString("state"),
                row.getString("postal_code"),
                row.getString("time_zone"),
                List.of(),
                row.getInt("score"),
                List.of(),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instant(row, "last_activity_at"),
                row.getInt("version"));
    }

    /** Reads what {@code concat_ws(chr(31), key, label, type, value)} wrote; neither key, label nor type holds a separator. */
    static FieldValue field(String written) {
        String[] parts = written.split("\\x1f", 4);
        return new FieldValue(parts[0], parts[1], FieldType.valueOf(parts[2]), parts[3]);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** As JDBC takes it. */
    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> list(ResultSet row, String column, Function<String, T> make) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((String[]) array.getArray()).map(make).toList();
    }
}
