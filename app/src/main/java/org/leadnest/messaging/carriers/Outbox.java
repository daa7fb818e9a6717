package org.leadnest.messaging.carriers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code messaging.outbox}: the letter box of development, across all accounts. */
@Component
public class Outbox {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Outbox(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One kept message, as {@code /dev/outbox.json} answers it. */
    public record Entry(
            UUID id,
            Channel channel,
            String from,
            String to,
            String subject,
            String body,
            String text,
            @Nullable String html,
            Map<String, String> headers,
            UUID accountId,
            @Nullable UUID leadId,
            Instant createdAt,
            Instant sentAt) {}

    /** Keeps the message; keeping it again changes nothing and gives the same id. */
    @Transactional
    public UUID keep(Envelope envelope) {
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into messaging.outbox (id, message_id, account_id, person_id, channel, sender, recipient,
                          subject, body, html, headers, created_at, sent_at)
                        values (:id, :message, :account, :person, :channel, :sender, :recipient,
                          :subject, :body, :html, :headers::jsonb, :now, :now)
                        on conflict (message_id) do nothing
                        """)
                .param("id", Ids.next())
                .param("message", envelope.message())
                .param("account", envelope.account().value())
                .param("person", envelope.person(), java.sql.Types.OTHER)
                .param("channel", envelope.channel().name())
                .param("sender", envelope.from().address())
                .param("recipient", envelope.to().address())
                .param("subject", envelope.subject())
                .param("body", envelope.text())
                .param("html", envelope.html(), java.sql.Types.VARCHAR)
                .param("headers", json.writeValueAsString(kept(envelope)))
                .param("now", now)
                .update();
        return find(envelope.message()).orElseThrow();
    }

    /** The headers, and the names of files that went along, which are kept with the message itself. */
    private static Map<String, String> kept(Envelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>(envelope.headers());
        if (!envelope.files().isEmpty()) {
            headers.put(
                    "X-LeadNest-Attachments",
                    envelope.files().stream()
                            .map(file -> file.name() + " (" + file.bytes() + " bytes)")
                            .collect(Collectors.joining(", ")));
        }
        return headers;
    }

    public Optional<UUID> find(UUID message) {
        return jdbc.sql("select id from messaging.outbox where message_id = :message")
                .param("message", message)
                .query(UUID.class)
                .optional();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Entry> list(Optional<Cursor> after, int limit) {
        var rows = jdbc.sql("""
                        select id, channel, sender, recipient, subject, body, html, headers, account_id, person_id,
                               created_at, sent_at
                          from messaging.outbox
                         where (sent_at, id) < (:sentAt::timestamptz, :id::uuid)
                         order by sent_at desc, id desc
                         limit :limit
                        """)
                .param("sentAt", after.map(Cursor::key).orElse("infinity"))
                .param("id", after.map(Cursor::id).orElse(new UUID(-1, -1)))
                .param("limit", limit + 1)
                .query(this::read)
                .list();
        return Page.cut(rows, limit, entry -> new Cursor(entry.sentAt().toString(), entry.id()));
    }

    /** The newest mail under each subject, by subject. */
    @Transactional(readOnly = true)
    public Map<String, UUID> letters() {
        Map<String, UUID> letters = new LinkedHashMap<>();
        jdbc.sql("""
                        select distinct on (subject) subject, id from messaging.outbox
                         where html is not null order by subject, sent_at desc, id desc limit 200
                        """)
                .query((row, number) -> Map.entry(row.getString("subject"), row.getObject("id", UUID.class)))
                .list()
                .forEach(one -> letters.put(one.getKey(), one.getValue()));
        return letters;
    }

    public Optional<Entry> entry(UUID id) {
        return jdbc.sql("""
                        select id, channel, sender, recipient, subject, body, html, headers, account_id, person_id,
                               created_at, sent_at
                          from messaging.outbox where id = :id
                        """).param("id", id).query(this::read).optional();
    }

    private Entry read(ResultSet row, int number) throws SQLException {
        Map<String, String> headers = new HashMap<>(json.readValue(row.getString("headers"), HEADERS));
        var text = row.getString("body");
        return new Entry(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                text,
                text,
                row.getString("html"),
                headers,
                row.getObject("account_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("sent_at").toInstant());
    }

    /** The ids of messages kept for an account, newest first; for tests and the demo. */
    public List<UUID> of(UUID account) {
        return jdbc.sql(
                        "select message_id from messaging.outbox where account_id = :account order by sent_at desc, id desc")
                .param("account", account)
                .query(UUID.class)
                .list();
    }
}
