package org.leadnest.messaging.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportStore {
    /** Before the carrier's word, and so what it may settle; a message that was queued again may have been taken. */
    private static final String OPEN = "(m.status in ('SENDING', 'UNKNOWN') or m.status = 'QUEUED' and m.attempts > 0)";

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param was the status before the report */
    record Settled(
            Status was,
            Channel channel,
            String recipientKey,
            @Nullable UUID person,
            @Nullable UUID enrollment) {}

    boolean first(AccountId account, String provider, String report, Instant now) {
        return jdbc.sql("""
                        insert into messaging.reports (account_id, provider, report_id, received_at)
                        values (:account, :provider, :report, :now)
                        on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("provider", provider)
                        .param("report", report)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<UUID> byProvider(AccountId account, String provider, String providerId) {
        return jdbc.sql("""
                        select id from messaging.messages
                         where account_id = :account and provider = :provider and provider_id = :providerId
                           and direction = 'OUT'
                        """)
                .param("account", account.value())
                .param("provider", provider)
                .param("providerId", providerId)
                .query(UUID.class)
                .optional();
    }

    /** Keeps a report of a message that nobody here knows yet by that id; what waited for a week waits in vain. */
    void await(AccountId account, String provider, String providerId, Report report, Instant now) {
        jdbc.sql("""
                        with old as (
                          delete from messaging.waiting_reports
                           where account_id = :account and received_at < :now::timestamptz - interval '7 days')
                        insert into messaging.waiting_reports
                          (account_id, provider, provider_id, said, reason, address_dead, received_at)
                        values (:account, :provider, :providerId, :said, :reason, :dead, :now)
                        on conflict do nothing
                        """)
                .param("account", account.value())
                .param("provider", provider)
                .param("providerId", providerId)
                .param("said", report.said().name())
                .param("reason", report.reason())
                .param("dead", report.addressDead())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes the reports that waited for this id. */
    List<Report> waiting(AccountId account, String provider, String providerId) {
        return jdbc.sql("""
                        delete from messaging.waiting_reports
                         where account_id = :account and provider = :provider and provider_id = :providerId
                        returning said, reason, address_dead
                        """)
                .param("account", account.value())
                .param("provider", provider)
                .param("providerId", providerId)
                .query((row, number) -> new Report(
                        Report.Said.valueOf(row.getString("said")),
                        row.getString("reason"),
                        row.getBoolean("address_dead")))
                .list();
    }

    /** Empty when the message is not there, or what is known of it already ranks as high. */
    Optional<Settled> settle(AccountId account, UUID id, Report report, Instant now) {
        var may = switch (report.said()) {
            case SENT -> OPEN;
            case DELIVERED -> "(" + OPEN + " or m.status = 'SENT')";
            case FAILED -> "(" + OPEN + " or m.status in ('SENT', 'DELIVERED'))";
        };
        var failed = report.said() == Report.Said.FAILED;
        return jdbc.sql("""
                        with found as (
                          select m.account_id, m.id, m.status as was from messaging.messages m
                           where m.account_id = :account and m.id = :id and m.direction = 'OUT' and\s""" + may + """
                             for update)
                        update messaging.messages m
                           set status = :status, sent_at = coalesce(m.sent_at, :now),
                               rule = :rule, rule_detail = :reason
                          from found where m.account_id = found.account_id and m.id = found.id
                        returning found.was, m.channel, m.recipient_key, m.person_id, m.enrollment_id
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("status", report.said().name())
                .param("now", Timestamp.from(now))
                .param("rule", failed ? "carrier" : null, java.sql.Types.VARCHAR)
                .param("reason", failed ? report.reason() : null, java.sql.Types.VARCHAR)
                .query(ReportStore::settled)
                .optional();
    }

    private static Settled settled(ResultSet row, int number) throws SQLException {
        return new Settled(
                Status.valueOf(row.getString("was")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient_key"),
                row.getObject("person_id", UUID.class),
                row.getObject("enrollment_id", UUID.class));
    }

    boolean wentTo(AccountId account, UUID message, String key) {
        return jdbc.sql("""
                        select exists (select 1 from messaging.messages
                                        where account_id = :account and id = :id and recipient_key = :key
                                          and direction = 'OUT')
                        """)
                .param("account", account.value())
                .param("id", message)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> person(UUID message) {
        return jdbc.sql("select person_id from messaging.messages where id = :id and person_id is not null")
                .param("id", message)
                .query(UUID.class)
                .optional();
    }
}
