package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportStore {
    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Failed(
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

    void delivered(AccountId account, UUID id, Instant now) {
        jdbc.sql("""
                update messaging.messages
                   set status = 'DELIVERED', sent_at = coalesce(sent_at, :now), rule = null, rule_detail = null
                 where account_id = :account and id = :id and status in ('SENDING', 'SENT', 'UNKNOWN')
                """)
                .param("account", account.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Failed> failed(AccountId account, UUID id, String reason) {
        return jdbc.sql("""
                        update messaging.messages set status = 'FAILED', rule = 'carrier', rule_detail = :reason
                         where account_id = :account and id = :id and status in ('SENDING', 'SENT', 'UNKNOWN')
                        returning channel, recipient_key, person_id, enrollment_id
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("reason", reason)
                .query((row, number) -> new Failed(
                        Channel.valueOf(row.getString("channel")),
                        row.getString("recipient_key"),
                        row.getObject("person_id", UUID.class),
                        row.getObject("enrollment_id", UUID.class)))
                .optional();
    }

    Optional<UUID> person(UUID message) {
        return jdbc.sql("select person_id from messaging.messages where id = :id and person_id is not null")
                .param("id", message)
                .query(UUID.class)
                .optional();
    }
}
