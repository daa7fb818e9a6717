package org.leadnest.messaging.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.Lost;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryStore {
    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        """ + GateSql.SUPPRESSED + ") and not " + GateSql.ANSWERED + " and not " + EndedMail.ENDED
                        + " and not "
                        + GateSql.SAID_AGAIN
                        + " and not " + GateSql.AWAY + """
                        returning m.*, not exists (select 1 from messaging.messages p
                             where p.account_id = m.account_id and p.person_id = m.person_id
                               and p.recipient_key = m.recipient_key
                               and p.channel = m.channel and p.direction = 'OUT' and p.sent_at is not null
                               and p.id <> m.id) as first,
                          coalesce(m.reply_to, (select case when b.tagged then overlay(b.address placing
                                    '+' || replace(m.id::text, '-', '') || '@' from strpos(b.address, '@') for 1)
                                  else b.address end
                             from messaging.mailboxes b
                            where b.account_id = m.account_id and m.person_id is not null),
                            (select 'r+' || replace(m.id::text, '-', '') || '@' || d.domain from messaging.reply_domains d
                            where d.account_id = m.account_id and d.ready and m.person_id is not null)) as answer_to,
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

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
