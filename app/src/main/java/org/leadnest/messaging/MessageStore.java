package org.leadnest.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MessageStore {
    /** The product's own mail to its users is left out: it carries links that sign their reader in. */
    static final String SHOWN = """
            select id, person_id, channel, direction, category, sender, recipient, subject, body_text, status, rule,
                   rule_detail, send_at, not_after, enrollment_id, step_id, provider, created_at, sent_at
              from messaging.messages
             where account_id = :account and person_id is not null
            """;

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final Attachments attachments;

    MessageStore(JdbcClient jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.attachments = attachments;
    }

    /** A row to be inserted. */
    record Row(
            UUID id,
            @Nullable UUID personId,
            Channel channel,
            Category category,
            String kind,
            String recipient,
            String recipientName,
            String recipientKey,
            String subject,
            String bodyText,
            @Nullable String bodyHtml,
            @Nullable String notAfter,
            @Nullable UUID enrollmentId,
            @Nullable UUID stepId,
            @Nullable Integer variant,
            @Nullable UUID mailingId,
            @Nullable String zone,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable UUID readerId,
            @Nullable String mailKind,
            @Nullable String replyTo,
            @Nullable String heardAt,
            @Nullable String listensFrom) {}

    /** A row that was withdrawn. */
    record Withdrawn(
            UUID id, @Nullable UUID person, @Nullable UUID enrollment) {}

    /**
     * One statement for the whole set; rows whose (enrollment, step, channel) or (mailing, person, channel) is
     * there already are passed over.
     *
     * @return the ids of those that are new
     */
    List<UUID> insert(AccountId account, List<Row> rows, Instant now) {
        return new NewMessages(rows)
                .insertion(jdbc)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** Whom a letter of the product speaks of. */
    void about(AccountId account, UUID letter, Set<UUID> people) {
        jdbc.sql("""
                        insert into messaging.letter_people (account_id, message_id, person_id)
                        select :account, :letter, person from unnest(:people::uuid[]) as person
                        """)
                .param("account", account.value())
                .param("letter", letter)
                .param("people", people.toArray(UUID[]::new))
                .update();
    }

    /** Whether it is new: a provider may deliver a message of its own twice. */
    boolean insertReceived(
            AccountId account, UUID id, Incoming incoming, String key, @Nullable Instant awayUntil, Instant now) {
        boolean fresh = jdbc.sql("""
                        insert into messaging.messages (account_id, id, person_id, channel, direction, category, kind,
                          sender, recipient, recipient_key, subject, body_text, status, send_at, automatic, provider,
                          provider_id, back_on, away_until, created_at)
                        select :account, :id, :person, :channel, 'IN', 'TRANSACTIONAL', 'REPLY',
                          :sender, :recipient, :key, :subject, :text, 'RECEIVED', :now, :automatic, :provider,
                          :providerId, :backOn, :awayUntil, :now
                         where :channel <> 'EMAIL' or :providerId::text is null or not exists (
                           select 1 from messaging.messages
                            where account_id = :account and direction = 'IN' and channel = 'EMAIL'
                              and provider in ('sendgrid', 'imap') and provider_id = :providerId)
                        on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("id", id)
                        .param("person", incoming.person())
                        .param("channel", incoming.channel().name())
                        .param("sender", incoming.from())
                        .param("recipient", incoming.to())
                        .param("key", key)
                        .param("subject", incoming.subject())
                        .param("text", incoming.text())
                        .param("automatic", incoming.automatic())
                        .param("provider", incoming.provider())
                        .param("providerId", incoming.providerId(), java.sql.Types.VARCHAR)
                        .param("backOn", incoming.backOn(), java.sql.Types.DATE)
                        .param(
                                "awayUntil",
                                awayUntil == null ? null : Timestamp.from(awayUntil),
                                java.sql.Types.TIMESTAMP)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
        if (fresh) {
            attachments.keep(id, incoming.files());
        }
        return fresh;
    }

    /** Whether a text of these words went, or is to go, to the person at that number since then. */
    boolean said(AccountId account, UUID person, String key, String text, Instant since) {
        return jdbc.sql("""
                        select exists (select 1 from messaging.messages
                                        where account_id = :account and person_id = :person and created_at > :since
                                          and direction = 'OUT' and recipient_key = :key and body_text = :text)
                        """)
                .param("account", account.value())
                .param("person", person)
                .param("key", key)
                .param("text", text)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    boolean firstText(AccountId account, UUID person, String key) {
        return jdbc.sql("""
                        select not exists (select 1 from messaging.messages
                                            where account_id = :account and person_id = :person and recipient_key = :key
                                              and channel = 'SMS' and direction = 'OUT' and sent_at is not null)
                        """)
                .param("account", account.value())
                .param("person", person)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> lastHeardFrom(AccountId account, String key) {
        return jdbc.sql("""
                        select person_id from messaging.messages
                         where account_id = :account and recipient_key = :key and direction = 'IN'
                           and person_id is not null
                         order by created_at desc
                         limit 1
                        """)
                .param("account", account.value())
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    /** The people who were written to at the address from which a message came. */
    Set<UUID> sharing(AccountId account, UUID received) {
        return Set.copyOf(jdbc.sql("""
                        select distinct o.person_id from messaging.messages r
                          join messaging.messages o on o.account_id = r.account_id and o.recipient_key = r.recipient_key
                         where r.account_id = :account and r.id = :id and r.direction = 'IN'
                           and o.direction = 'OUT' and o.person_id is not null and o.sent_at is not null
                        """)
                .param("account", account.value())
                .param("id", received)
                .query(UUID.class)
                .list());
    }

    Optional<UUID> lastWrittenTo(AccountId account, String key) {
        return jdbc.sql("""
                        select person_id from messaging.messages
                         where account_id = :account and recipient_key = :key and direction = 'OUT'
                           and person_id is not null and sent_at is not null
                         order by created_at desc
                         limit 1
                        """)
                .param("account", account.value())
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    /** Refuses what still waits of enrollments. */
    List<Withdrawn> refuseWaiting(AccountId account, Collection<UUID> enrollments, String rule, String reason) {
        return refuse(account, "enrollment_id", enrollments, rule, reason);
    }

    /** Puts back in the queue what was refused by this rule for this reason. */
    int giveBack(AccountId account, Collection<UUID> enrollments, String rule, String reason) {
        return jdbc.sql("""
                        update messaging.messages set status = 'QUEUED', rule = null, rule_detail = null
                         where account_id = :account and enrollment_id = any(:enrollments) and status = 'REFUSED'
                           and rule = :rule and rule_detail = :reason
                        """)
                .param("account", account.value())
                .param("enrollments", enrollments.toArray(UUID[]::new))
                .param("rule", rule)
                .param("reason", reason)
                .update();
    }

    /** Refuses what still waits of a mailing. */
    List<Withdrawn> refuseMailing(AccountId account, UUID mailing, String rule, String reason) {
        return refuse(account, "mailing_id", List.of(mailing), rule, reason);
    }

    /** Refuses one message, if it still waits. */
    Optional<Withdrawn> refuseOne(AccountId account, UUID message, String rule, String reason) {
        return refuse(account, "id", List.of(message), rule, reason).stream().findFirst();
    }

    private List<Withdrawn> refuse(
            AccountId account, String column, Collection<UUID> values, String rule, String reason) {
        return jdbc.sql("""
                        update messaging.messages set status = 'REFUSED', rule = :rule, rule_detail = :reason
                         where account_id = :account and status in ('QUEUED', 'HELD')
                        """ + " and " + column + " = any(:values) returning id, person_id, enrollment_id")
                .param("account", account.value())
                .param("values", values.toArray(UUID[]::new))
                .param("rule", rule)
                .param("reason", reason)
                .query(MessageStore::withdrawn)
                .list();
    }

    boolean decide(AccountId account, UUID message, Status status, String reason) {
        return jdbc.sql("""
                        update messaging.messages
                           set status = :status, rule_detail = :reason,
                               sent_at = case when :status = 'SENT' then coalesce(sent_at, claimed_at) end
                         where account_id = :account and id = :message and status = 'UNKNOWN'
                        """)
                        .param("account", account.value())
                        .param("message", message)
                        .param("status", status.name())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    Optional<UUID> author(AccountId account, UUID message) {
        return jdbc.sql("select author_id from messaging.messages where account_id = :account and id = :message"
                        + " and author_id is not null and kind = 'MANUAL'")
                .param("account", account.value())
                .param("message", message)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> personOfFirst(AccountId account, List<UUID> ids) {
        return jdbc.sql("""
                        select person_id from messaging.messages
                         where account_id = :account and id = any (:ids::uuid[]) and person_id is not null
                         order by array_position(:ids::uuid[], id)
                         limit 1
                        """)
                .param("account", account.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    Optional<Message> find(AccountId account, UUID id) {
        return jdbc.sql(SHOWN + "and id = :id")
                .param("account", account.value())
                .param("id", id)
                .query(MessageStore::message)
                .optional();
    }

    /** Newest first. */
    List<Message> list(AccountId account, MessageFilter wanted, Optional<Cursor> after, int limit) {
        UUID person = wanted.person();
        Status status = wanted.status();
        Direction direction = wanted.direction();
        return jdbc.sql(SHOWN
                        + "and (created_at, id) < (:at::timestamptz, :id)"
                        + (person == null ? "" : " and person_id = :person")
                        + (status == null ? "" : " and status = :status")
                        + (direction == null ? "" : " and direction = :direction")
                        + " order by created_at desc, id desc limit :limit")
                .param("account", account.value())
                .param("at", after.map(Cursor::key).orElse("infinity"))
                .param("id", after.map(Cursor::id).orElse(LAST_ID))
                .param("person", person, java.sql.Types.OTHER)
                .param("status", status == null ? null : status.name(), java.sql.Types.VARCHAR)
                .param("direction", direction == null ? null : direction.name(), java.sql.Types.VARCHAR)
                .param("limit", limit)
                .query(MessageStore::message)
                .list();
    }

    private static Withdrawn withdrawn(ResultSet row, int number) throws SQLException {
        return new Withdrawn(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("enrollment_id", UUID.class));
    }

    static Message message(ResultSet row, int number) throws SQLException {
        var status = Status.valueOf(row.getString("status"));
        return new Message(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                Category.valueOf(row.getString("category")),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body_text"),
                status,
                row.getString("rule"),
                row.getString("rule_detail"),
                status == Status.HELD || status == Status.QUEUED ? instant(row, "send_at") : null,
                status == Status.HELD ? instant(row, "send_at") : null,
                instant(row, "not_after"),
                row.getObject("enrollment_id", UUID.class),
                row.getObject("step_id", UUID.class),
                row.getString("provider"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "sent_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
