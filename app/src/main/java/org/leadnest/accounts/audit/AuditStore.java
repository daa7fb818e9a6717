package org.leadnest.accounts.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditStore {
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Number and hash are given by the database, which lets one entry of an account follow another. */
    void insert(AuditNote note, @Nullable UserId by, @Nullable UUID key, @Nullable String network, Instant now) {
        jdbc.sql("""
                insert into accounts.audit_entries
                  (account_id, at, act, user_id, api_key_id, address, about_user_id, about, before, after)
                values (:account, :now, :act, :by, :key, :network, :user, :subject, cast(:before as jsonb), cast(:after as jsonb))
                """)
                .param("account", Tenancy.required().value())
                .param("now", Timestamp.from(now))
                .param("act", note.act().name())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("key", key, Types.OTHER)
                .param("network", network, Types.VARCHAR)
                .param("user", note.user() == null ? null : note.user().value(), Types.OTHER)
                .param("subject", note.subject())
                .param("before", json.writeValueAsString(note.before()))
                .param("after", json.writeValueAsString(note.after()))
                .update();
    }

    /** The newest first, those below {@code below}. */
    List<AuditEntry> list(AuditFilter filter, long below, int limit) {
        return jdbc.sql("""
                        select e.number, e.at, e.act, w.name as who, e.api_key_id, e.address, e.about, u.name as about_name,
                               e.before, e.after, encode(e.hash, 'hex') as hash
                          from accounts.audit_entries e
                          left join accounts.users w on w.id = e.user_id
                          left join accounts.users u on u.id = e.about_user_id
                         where e.account_id = :account and e.number < :below
                           and (cast(:person as uuid) is null or e.user_id = :person or e.about_user_id = :person)
                           and (cast(:act as text) is null or e.act = :act)
                           and (cast(:from as timestamptz) is null or e.at >= :from)
                           and (cast(:until as timestamptz) is null or e.at < :until)
                         order by e.number desc
                         limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("below", below)
                .param(
                        "person",
                        filter.person() == null ? null : filter.person().value(),
                        Types.OTHER)
                .param("act", filter.act() == null ? null : filter.act().name(), Types.VARCHAR)
                .param("from", time(filter.from()), Types.TIMESTAMP)
                .param("until", time(filter.until()), Types.TIMESTAMP)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        jdbc.sql("""
                        select u.id, u.name
                          from accounts.users u
                         where u.id in (select e.user_id from accounts.audit_entries e where e.account_id = :account
                                        union
                                        select e.about_user_id from accounts.audit_entries e where e.account_id = :account)
                         order by lower(u.name), u.id
                        """).param("account", Tenancy.required().value()).query(row -> {
            people.put(row.getString("id"), row.getString("name"));
        });
        return people;
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        String name = row.getString("about_name");
        return new AuditEntry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("act"),
                row.getString("who"),
                row.getObject("api_key_id", UUID.class),
                row.getString("address"),
                name == null ? row.getString("about") : name,
                json.readValue(row.getString("before"), VALUES),
                json.readValue(row.getString("after"), VALUES),
                row.getString("hash"));
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
