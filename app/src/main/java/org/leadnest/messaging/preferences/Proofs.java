package org.leadnest.messaging.preferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of consents and the list of suppressions, to be read and taken along. */
@Component
public class Proofs {
    private final JdbcClient jdbc;

    Proofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row of the ledger.
     *
     * @param wording the words that the person saw or used, in their {@code version}
     * @param address the network address that it came from; empty when it is not known, or after an erasure
     */
    public record Proof(
            UUID id,
            UUID leadId,
            Channel channel,
            String scope,
            String act,
            String source,
            String wording,
            String version,
            String address,
            String evidence,
            Instant recordedAt) {}

    /**
     * Who gets nothing commercial on a channel.
     *
     * @param leadId a person's; null where it is an address
     * @param addressHash keyed, so that it outlives the address; null where it is a person
     */
    public record Suppression(
            @Nullable UUID leadId,
            @Nullable String addressHash,
            Channel channel,
            String reason,
            String source,
            Instant suppressedAt) {}

    /** Oldest first, as it was written. */
    @Transactional(readOnly = true)
    public Page<Proof> ledger(@Nullable UUID person, Optional<Cursor> after, int limit) {
        var rows = jdbc.sql("""
                        select id, person_id, channel, scope, act, source, wording, version, address, evidence, recorded_at
                          from messaging.consents
                         where account_id = :account
                           and (cast(:person as uuid) is null or person_id = :person)
                           and (recorded_at, id) > (:at::timestamptz, :id)
                         order by recorded_at, id limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("person", person, java.sql.Types.OTHER)
                .param("at", after.map(Cursor::key).orElse("-infinity"))
                .param("id", after.map(Cursor::id).orElse(new UUID(0, 0)))
                .param("limit", limit + 1)
                .query((row, number) -> new Proof(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("scope"),
                        row.getString("act"),
                        row.getString("source"),
                        row.getString("wording"),
                        row.getString("version"),
                        row.getString("address"),
                        row.getString("evidence"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
        return Page.cut(rows, limit, last -> new Cursor(last.recordedAt().toString(), last.id()));
    }

    private record Row(UUID id, Suppression suppression) {}

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Suppression> suppressions(@Nullable Channel channel, Optional<Cursor> after, int limit) {
        var rows = jdbc.sql("""
                        select s.* from (
                          select subject_key, channel, reason, source, suppressed_at,
                                 md5(subject_key || channel)::uuid as id
                            from messaging.suppressions
                           where account_id = :account and (cast(:channel as text) is null or channel = :channel)) s
                         where (s.suppressed_at, s.id) < (:at::timestamptz, :id)
                         order by s.suppressed_at desc, s.id desc limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("channel", channel == null ? null : channel.name(), java.sql.Types.VARCHAR)
                .param("at", after.map(Cursor::key).orElse("infinity"))
                .param("id", after.map(Cursor::id).orElse(new UUID(-1, -1)))
                .param("limit", limit + 1)
                .query(Proofs::row)
                .list();
        Page<Row> page = Page.cut(
                rows,
                limit,
                last -> new Cursor(last.suppression().suppressedAt().toString(), last.id()));
        return page.map(Row::suppression);
    }

    /** Of addresses by their hashes, and of the leads who were written to there; newest first. */
    @Transactional(readOnly = true)
    List<Suppression> suppressions(Set<String> hashes) {
        List<String> keys = new ArrayList<>();
        hashes.forEach(hash -> {
            keys.add("address:" + hash);
            writtenTo(hash).forEach(person -> keys.add("person:" + person));
        });
        return jdbc
                .sql("""
                        select subject_key, channel, reason, source, suppressed_at,
                               md5(subject_key || channel)::uuid as id
                          from messaging.suppressions
                         where account_id = :account and subject_key = any(:keys)
                         order by suppressed_at desc, subject_key, channel
                        """)
                .param("account", Tenancy.required().value())
                .param("keys", keys.toArray(String[]::new))
                .query(Proofs::row)
                .list()
                .stream()
                .map(Row::suppression)
                .toList();
    }

    /** The leads who were written to at an address. */
    @Transactional(readOnly = true)
    List<UUID> writtenTo(String addressHash) {
        return jdbc.sql("""
                        select distinct person_id from messaging.messages
                         where account_id = :account and recipient_key = :key and direction = 'OUT'
                           and person_id is not null and sent_at is not null
                        """)
                .param("account", Tenancy.required().value())
                .param("key", addressHash)
                .query(UUID.class)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String key = row.getString("subject_key");
        boolean person = key.startsWith("person:");
        String subject = key.substring(key.indexOf(':') + 1);
        return new Row(
                row.getObject("id", UUID.class),
                new Suppression(
                        person ? UUID.fromString(subject) : null,
                        person ? null : subject,
                        Channel.valueOf(row.getString("channel")),
                        row.getString("reason"),
                        row.getString("source"),
                        row.getTimestamp("suppressed_at").toInstant()));
    }
}
