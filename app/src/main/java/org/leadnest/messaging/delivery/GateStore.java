package org.leadnest.messaging.delivery;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.gate.Candidate.ConsentState;
import org.leadnest.messaging.templates.SmsSegments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the send gate looks at, read in sets, and what it said, written down. */
@Repository
class GateStore {
    private final JdbcClient jdbc;

    GateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks and reads what is due, oldest first.
     *
     * @param since from when on commercial messages count
     */
    List<Queued> due(AccountId account, Instant now, Instant since, int limit) {
        return jdbc.sql("select m.*, " + GateSql.SUPPRESSED + " as suppressed, " + GateSql.ANSWERED + " as answered, "
                        + "case when m.category = 'COMMERCIAL' then (select max(d.sent_at) " + GateSql.SAID_BEFORE
                        + "interval '7 days') end as said_at, messaging.words(m.subject, m.body_text) as words, "
                        + GateSql.LEDGER + ", (m.channel = 'SMS' and exists (select 1 from messaging.attachments f"
                        + " where f.account_id = m.account_id and f.message_id = m.id)) as pictures"
                        + """
                          from messaging.messages m
                         where m.account_id = :account and m.status in ('QUEUED', 'HELD') and m.send_at <= :now
                         order by m.send_at, m.id
                         limit :limit
                           for update of m skip locked
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(GateStore::queued)
                .list();
    }

    /** A person, reached by an address; the key is the hash under which opt-outs of it are kept. */
    record Subject(UUID person, Channel channel, String key) {}

    /** What the gate asks the database of a subject. */
    record Standing(
            boolean suppressed,
            ConsentState consent,
            List<Instant> recentCommercial,
            @Nullable Instant awayUntil,
            boolean firstText) {}

    /** What a message says, by a hash, and when the same went to the same address last. */
    record Wording(String words, @Nullable Instant saidAt) {}

    /** Of each message that is not made yet, in their order. */
    List<Wording> wordings(AccountId account, List<Subject> subjects, List<Outgoing> messages, Instant now) {
        return jdbc.sql("select messaging.words(m.subject, m.body_text) as words, (select max(d.sent_at) "
                        + GateSql.SAID_BEFORE
                        + "interval '7 days') as said_at" + """
                          from (select cast(:account as uuid) as account_id, null::uuid as id, u.person::uuid as person_id, u.*
                                  from unnest(:persons::text[], :kinds::text[], :channels::text[], :keys::text[],
                                              :subjects::text[], :bodies::text[]) with ordinality
                                       as u (person, kind, channel, recipient_key, subject, body_text, place)) m
                         order by m.place
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("persons", texts(subjects, subject -> subject.person().toString()))
                .param(
                        "kinds",
                        messages.stream()
                                .map(message -> message.origin() instanceof Outgoing.Origin.Manual ? "MANUAL" : "STEP")
                                .toArray(String[]::new))
                .param("channels", texts(subjects, subject -> subject.channel().name()))
                .param("keys", texts(subjects, Subject::key))
                .param("subjects", messages.stream().map(Outgoing::subject).toArray(String[]::new))
                .param("bodies", messages.stream().map(Outgoing::text).toArray(String[]::new))
                .query((row, number) -> new Wording(row.getString("words"), instant(row, "said_at")))
                .list();
    }

    /**
     * Of each subject.
     *
     * @param since from when on commercial messages count
     */
    Map<Subject, Standing> standings(AccountId account, Collection<Subject> subjects, Instant now, Instant since) {
        return jdbc
                .sql("select m.*, " + GateSql.SUPPRESSED + " as suppressed, " + GateSql.LEDGER + """
                          from (select cast(:account as uuid) as account_id, null::uuid as id, u.person::uuid as person_id, u.channel,
                                       u.recipient_key
                                  from unnest(:persons::text[], :channels::text[], :keys::text[])
                                       as u (person, channel, recipient_key)) m
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .param("persons", texts(subjects, subject -> subject.person().toString()))
                .param("channels", texts(subjects, subject -> subject.channel().name()))
                .param("keys", texts(subjects, Subject::key))
                .query((row, number) -> Map.entry(
                        new Subject(
                                row.getObject("person_id", UUID.class),
                                Channel.valueOf(row.getString("channel")),
                                row.getString("recipient_key")),
                        new Standing(
                                row.getBoolean("suppressed"),
                                consent(row),
                                instants(row.getArray("recent")),
                                instant(row, "absent_until"),
                                row.getBoolean("first_text"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String[] texts(Collection<Subject> subjects, Function<Subject, String> part) {
        return subjects.stream().map(part).toArray(String[]::new);
    }

    /** @param until when the gate has to be asked again; null when no hour ends what it said */
    void allow(AccountId account, UUID id, @Nullable Instant until) {
        jdbc.sql("""
                        update messaging.messages
                           set status = 'QUEUED', rule = null, rule_detail = null, allowed_until = :until::timestamptz
                         where account_id = :account and id = :id and status in ('QUEUED', 'HELD')
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("until", text(until), java.sql.Types.VARCHAR)
                .update();
    }

    void decide(AccountId account, UUID id, Status status, String rule, String reason, @Nullable Instant sendAt) {
        jdbc.sql("""
                        update messaging.messages
                           set status = :status, rule = :rule, rule_detail = :reason,
                               send_at = coalesce(:sendAt::timestamptz, send_at)
                         where account_id = :account and id = :id and status in ('QUEUED', 'HELD')
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("status", status.name())
                .param("rule", rule)
                .param("reason", reason)
                .param("sendAt", sendAt == null ? null : sendAt.toString(), java.sql.Types.VARCHAR)
                .update();
    }

    /** Of the text as it leaves; 0 for an e-mail. */
    static int segments(Channel channel, Category category, boolean first, String text) {
        return channel == Channel.SMS
                ? SmsSegments.of(OptOutLine.on(text, first && category == Category.COMMERCIAL))
                        .segments()
                : 0;
    }

    private static Queued queued(ResultSet row, int number) throws SQLException {
        return new Queued(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("enrollment_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("kind"),
                Category.valueOf(row.getString("category")),
                row.getString("recipient"),
                row.getString("recipient_key"),
                row.getString("words"),
                row.getBoolean("pictures")
                        ? 1
                        : segments(
                                Channel.valueOf(row.getString("channel")),
                                Category.valueOf(row.getString("category")),
                                row.getBoolean("first_text"),
                                row.getString("body_text")),
                Status.valueOf(row.getString("status")),
                row.getString("rule"),
                row.getTimestamp("send_at").toInstant(),
                instant(row, "not_after"),
                new Whereabouts(
                        zone(row.getString("zone")),
                        row.getString("state"),
                        row.getString("postal_code"),
                        row.getString("phone")),
                row.getBoolean("suppressed"),
                row.getBoolean("answered"),
                consent(row),
                instants(row.getArray("recent")),
                instant(row, "said_at"),
                instant(row, "absent_until"),
                row.getObject("person_id") != null || row.getString("mail_kind") != null,
                row.getBoolean("pictures"));
    }

    private static ConsentState consent(ResultSet row) throws SQLException {
        var consent = row.getString("consent");
        return consent == null ? ConsentState.NOT_RECORDED : ConsentState.valueOf(consent);
    }

    private static List<Instant> instants(Array array) throws SQLException {
        return Arrays.stream((Timestamp[]) array.getArray())
                .map(Timestamp::toInstant)
                .toList();
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
