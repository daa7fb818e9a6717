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
import java.util.Optional;
import java.util.Set;
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
import org.leadnest.messaging.carriers.Lost;
import org.leadnest.messaging.gate.Candidate.ConsentState;
import org.leadnest.messaging.templates.SmsSegments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryStore {
    private static final String SUPPRESSED = """
            exists (select 1 from messaging.suppressions s
                     where s.account_id = m.account_id and s.channel = m.channel
                       and s.subject_key in ('person:' || m.person_id, 'address:' || m.recipient_key))
            """;
    private static final String ANSWERED = """
            (m.enrollment_id is not null and exists (select 1 from messaging.messages r
                     where r.account_id = m.account_id and r.person_id = m.person_id and r.direction = 'IN'
                       and not r.automatic and r.created_at >= m.created_at))
            """;

    /**
     * Under {@code d} what said the same to the same address lately, or may have; a "Thanks!" to each of two answers is
     * typed twice on purpose.
     */
    private static final String SAID_BEFORE = """
              from messaging.messages d
             where d.account_id = m.account_id and d.recipient_key = m.recipient_key and d.channel = m.channel
               and d.direction = 'OUT' and d.person_id is not null and d.sent_at is not null and d.id is distinct from m.id
               and d.status in ('SENDING', 'SENT', 'DELIVERED', 'UNKNOWN')
               and messaging.words(d.subject, d.body_text) = messaging.words(m.subject, m.body_text)
               and not (m.kind is not distinct from 'MANUAL' and exists (select 1 from messaging.messages r
                     where r.account_id = m.account_id and r.person_id = m.person_id and r.direction = 'IN'
                       and not r.automatic and r.created_at > d.sent_at))
               and d.sent_at > :now::timestamptz -\s""";

    /** What the gate says of it, once more at the claim: another process may have sent it in between. */
    private static final String SAID_AGAIN = "(m.category = 'COMMERCIAL' and exists (select 1 " + SAID_BEFORE
            + "case when m.kind = 'MANUAL' then interval '24 hours' else interval '7 days' end))";

    /** Until when the person's machine says that they are away, unless they answered since. */
    private static final String AWAY_UNTIL = """
            (select max(a.away_until) from messaging.messages a
              where a.account_id = m.account_id and a.person_id = m.person_id and a.away_until > :now
                and not exists (select 1 from messaging.messages r
                                 where r.account_id = a.account_id and r.person_id = a.person_id and r.direction = 'IN'
                                   and not r.automatic and r.created_at >= a.created_at))
            """;

    private static final String AWAY =
            "(m.category = 'COMMERCIAL' and m.kind <> 'MANUAL' and " + AWAY_UNTIL + " is not null)";

    /** Whether it would be the first text to its number: it carries the opt-out line. */
    private static final String FIRST_TEXT = """
            (m.channel = 'SMS' and not exists (select 1 from messaging.messages p
                     where p.account_id = m.account_id and p.person_id = m.person_id and p.recipient_key = m.recipient_key
                       and p.channel = m.channel and p.direction = 'OUT' and p.sent_at is not null
                       and p.id is distinct from m.id))
            """;

    private static final String LEDGER = """
            case when exists (select 1 from privacy.restrictions r
                               where r.account_id = m.account_id and r.person_id = m.person_id) then 'RESTRICTED'
                 else (select c.act from messaging.consents c
                        where c.account_id = m.account_id and c.person_id = m.person_id and c.channel = m.channel
                        order by c.recorded_at desc, c.id desc limit 1) end as consent,
            array(select c.sent_at from (
                    select p.id, p.sent_at from messaging.messages p
                     where p.account_id = m.account_id and p.person_id = m.person_id
                       and p.direction = 'OUT' and p.category = 'COMMERCIAL' and p.sent_at > :since
                    union
                    select p.id, p.sent_at from messaging.messages p
                     where p.account_id = m.account_id and p.recipient_key = m.recipient_key and p.person_id is not null
                       and p.direction = 'OUT' and p.category = 'COMMERCIAL' and p.sent_at > :since) c
                   order by c.sent_at) as recent,
            """ + AWAY_UNTIL + " as absent_until, " + FIRST_TEXT + " as first_text ";

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks and reads what is due, oldest first.
     *
     * @param since from when on commercial messages count
     */
    List<Queued> due(AccountId account, Instant now, Instant since, int limit) {
        return jdbc.sql("select m.*, " + SUPPRESSED + " as suppressed, " + ANSWERED + " as answered, "
                        + "case when m.category = 'COMMERCIAL' then (select max(d.sent_at) " + SAID_BEFORE
                        + "interval '7 days') end as said_at, messaging.words(m.subject, m.body_text) as words, " + LEDGER
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
                .query(DeliveryStore::queued)
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
        return jdbc.sql("select messaging.words(m.subject, m.body_text) as words, (select max(d.sent_at) " + SAID_BEFORE
                        + "interval '7 days') as said_at" + """
                          from (select cast(:account as uuid) as account_id, null::uuid as id, null::uuid as person_id, null::text as kind,
                                       u.*
                                  from unnest(:channels::text[], :keys::text[], :subjects::text[], :bodies::text[])
                                       with ordinality as u (channel, recipient_key, subject, body_text, place)) m
                         order by m.place
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
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
                .sql("select m.*, " + SUPPRESSED + " as suppressed, " + LEDGER + """
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

    /**
     * Takes a message for sending, unless somebody was quicker: another process, the person with an opt-out or an answer,
     * their machine, or the clock. What is committed before this statement wins over the send.
     */
    Optional<Claimed> claim(AccountId account, UUID id, String provider, String sender, Instant now) {
        return jdbc.sql("""
                        update messaging.messages m
                           set status = 'SENDING', claimed_at = clock_timestamp(), sent_at = :now,
                               provider = :provider, sender = :sender, attempts = attempts + 1
                         where m.account_id = :account and m.id = :id and m.status = 'QUEUED' and m.send_at <= :now
                           and (m.allowed_until is null or m.allowed_until > :now)
                           and not exists (select 1 from messaging.carrier_states c
                                            where c.account_id = m.account_id and c.channel = m.channel
                                              and c.house = (m.person_id is null) and c.resting_until > :now)
                           and (m.category = 'TRANSACTIONAL' or not
                        """ + SUPPRESSED + ") and not " + ANSWERED + " and not " + EndedMail.ENDED + " and not " + SAID_AGAIN
                        + " and not " + AWAY + """
                        returning m.*, not exists (select 1 from messaging.messages p
                             where p.account_id = m.account_id and p.person_id = m.person_id
                               and p.recipient_key = m.recipient_key
                               and p.channel = m.channel and p.direction = 'OUT' and p.sent_at is not null
                               and p.id <> m.id) as first,
                          coalesce(m.reply_to, (select case when b.tagged then overlay(b.address placing
                                    '+' || replace(m.id::text, '-', '') || '@' from strpos(b.address, '@') for 1)
                                  else b.address end
                             from messaging.mailboxes b
                            where b.account_id = m.account_id and m.person_id is not null)) as answer_to,
                          (select r.provider_id from messaging.messages r
                            where r.account_id = m.account_id and r.person_id = m.person_id and r.direction = 'IN'
                              and r.channel = 'EMAIL' and m.channel = 'EMAIL' and r.provider_id like '<%>'
                            order by r.created_at desc, r.id desc limit 1) as answers
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("provider", provider)
                .param("sender", sender)
                .param("now", Timestamp.from(now))
                .query(DeliveryStore::claimed)
                .optional();
    }

    /**
     * False when the row is not ours any more: the reconciler was here. The text of the product's own mail, which carries
     * links that sign in, is not kept once nothing more will be sent of it.
     */
    boolean record(AccountId account, UUID id, Outcome outcome) {
        return jdbc.sql("""
                        update messaging.messages
                           set status = :status, rule = :rule, rule_detail = :reason, provider_id = :providerId,
                               send_at = coalesce(:sendAt::timestamptz, send_at), sent_at = :sentAt::timestamptz,
                               body_text = case when kind like 'PRODUCT/%' and :status <> 'QUEUED' then ''
                                                else body_text end,
                               body_html = case when :status <> 'QUEUED' then null else body_html end
                         where account_id = :account and id = :id and status = 'SENDING'
                        """)
                        .param("account", account.value())
                        .param("id", id)
                        .param("status", outcome.status().name())
                        .param("rule", outcome.rule(), java.sql.Types.VARCHAR)
                        .param("reason", outcome.reason(), java.sql.Types.VARCHAR)
                        .param("providerId", outcome.providerId(), java.sql.Types.VARCHAR)
                        .param("sendAt", text(outcome.sendAt()), java.sql.Types.VARCHAR)
                        .param("sentAt", text(outcome.sentAt()), java.sql.Types.VARCHAR)
                        .update()
                == 1;
    }

    /** A report was quicker than our own record and has settled the message; the carrier's id was missing still. */
    void named(AccountId account, UUID id, String providerId) {
        jdbc.sql("""
                        update messaging.messages set provider_id = :providerId
                         where account_id = :account and id = :id and provider_id is null
                           and status in ('SENT', 'DELIVERED', 'FAILED')
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("providerId", providerId)
                .update();
    }

    boolean reconcile(AccountId account, UUID id, Outcome outcome) {
        return jdbc.sql("""
                        update messaging.messages
                           set status = :status, rule = :rule, rule_detail = :reason, provider_id = :providerId
                         where account_id = :account and id = :id and status = 'UNKNOWN'
                        """)
                        .param("account", account.value())
                        .param("id", id)
                        .param("status", outcome.status().name())
                        .param("rule", outcome.rule(), java.sql.Types.VARCHAR)
                        .param("reason", outcome.reason(), java.sql.Types.VARCHAR)
                        .param("providerId", outcome.providerId(), java.sql.Types.VARCHAR)
                        .update()
                == 1;
    }

    List<Claimed> unknown(AccountId account, Instant since, int limit) {
        return jdbc.sql("""
                        select m.*, false as first, m.reply_to as answer_to, null::text as answers from messaging.messages m
                         where m.account_id = :account and m.status = 'UNKNOWN' and m.sent_at > :since
                         order by m.sent_at limit :limit
                        """)
                .param("account", account.value())
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(DeliveryStore::claimed)
                .list();
    }

    boolean anyUnknown(AccountId account, Instant since) {
        return jdbc.sql("""
                        select exists (select 1 from messaging.messages
                                        where account_id = :account and status = 'UNKNOWN' and sent_at > :since)
                        """)
                .param("account", account.value())
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    Lost lost(AccountId account, UUID id) {
        return jdbc.sql("""
                        select m.id, m.recipient, m.sender, m.body_text, m.claimed_at,
                               array(select o.provider_id from messaging.messages o
                                      where o.account_id = m.account_id and o.recipient_key = m.recipient_key
                                        and o.direction = 'OUT' and o.provider = m.provider and o.provider_id is not null
                                        and o.claimed_at > m.claimed_at - interval '1 day') as known
                          from messaging.messages m where m.account_id = :account and m.id = :id
                        """)
                .param("account", account.value())
                .param("id", id)
                .query((row, number) -> new Lost(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("sender"),
                        row.getString("body_text"),
                        row.getTimestamp("claimed_at").toInstant(),
                        Set.copyOf(
                                Arrays.asList((String[]) row.getArray("known").getArray()))))
                .single();
    }

    /**
     * Claims that are older than any call may last: their process died. Machine time, as claims are. The outbox, which is
     * a table of this database, answers at once or never.
     */
    List<Claimed> stuck(AccountId account, int seconds, int outboxSeconds) {
        return jdbc.sql("""
                        select m.*, false as first, m.reply_to as answer_to, null::text as answers from messaging.messages m
                         where m.account_id = :account and m.status = 'SENDING'
                           and m.claimed_at < clock_timestamp()
                                 - make_interval(secs => case when m.provider = 'outbox' then :outbox else :seconds end)
                         order by m.claimed_at
                        """)
                .param("account", account.value())
                .param("seconds", seconds)
                .param("outbox", outboxSeconds)
                .query(DeliveryStore::claimed)
                .list();
    }

    /** Whose outcome nobody knows stands in the inbox, where somebody decides. */
    void bringUp(AccountId account, UUID id) {
        jdbc.sql("""
                        insert into messaging.conversations (account_id, person_id, last_at, last_text, last_direction,
                          last_channel)
                        select account_id, person_id, created_at, left(regexp_replace(body_text, '\\s+', ' ', 'g'), 160), 'OUT',
                               channel
                          from messaging.messages where account_id = :account and id = :id and person_id is not null
                        on conflict (account_id, person_id) do nothing
                        """).param("account", account.value()).param("id", id).update();
    }

    /** When the account's next message is due; absent when none waits. */
    Optional<Instant> nextDue(AccountId account) {
        return jdbc.sql("""
                        select min(send_at) as next from messaging.messages
                         where account_id = :account and status in ('QUEUED', 'HELD')
                        """)
                .param("account", account.value())
                .query((row, number) -> Optional.ofNullable(instant(row, "next")))
                .single();
    }

    boolean anySending(AccountId account) {
        return jdbc.sql("""
                        select exists (select 1 from messaging.messages
                                        where account_id = :account and status = 'SENDING')
                        """)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
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
                segments(
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
                row.getObject("person_id") != null || row.getString("mail_kind") != null);
    }

    private static ConsentState consent(ResultSet row) throws SQLException {
        var consent = row.getString("consent");
        return consent == null ? ConsentState.NOT_RECORDED : ConsentState.valueOf(consent);
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("enrollment_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                Category.valueOf(row.getString("category")),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("recipient_key"),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("body_html"),
                row.getInt("attempts"),
                row.getBoolean("first"),
                row.getString("provider"),
                EndedMail.lifecycle(row),
                row.getString("answer_to"),
                row.getString("answers"));
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
