package org.leadnest.messaging.preferences;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of consents: only ever added to. */
@Component
public class Ledger {
    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum Act {
        GIVEN,
        WITHDRAWN
    }

    public void add(AccountId account, UUID person, Channel channel, Act act, Evidence evidence, Instant now) {
        jdbc.sql("""
                        insert into messaging.consents (account_id, id, person_id, channel, act, source, wording,
                          version, address, evidence, recorded_at)
                        values (:account, :id, :person, :channel, :act, :source, :wording,
                          :version, :address, :evidence, :now)
                        """)
                .param("account", account.value())
                .param("id", Ids.next())
                .param("person", person)
                .param("channel", channel.name())
                .param("act", act.name())
                .param("source", evidence.source())
                .param("wording", evidence.wording())
                .param("version", evidence.version())
                .param("address", evidence.address())
                .param("evidence", evidence.detail())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The address keys that the person was ever written to on a channel. */
    public List<String> addressKeys(AccountId account, UUID person, Channel channel) {
        return jdbc.sql("""
                        select distinct recipient_key from messaging.messages
                         where account_id = :account and person_id = :person and channel = :channel
                           and direction = 'OUT'
                        """)
                .param("account", account.value())
                .param("person", person)
                .param("channel", channel.name())
                .query(String.class)
                .list();
    }

    /** What was refused because its person opted out: ids and enrollments. */
    public List<Waiting> refuseWaiting(AccountId account, UUID person, Channel channel) {
        return jdbc.sql("""
                        update messaging.messages
                           set status = 'REFUSED', rule = 'suppression', rule_detail = 'The person opted out.'
                         where account_id = :account and person_id = :person and channel = :channel
                           and category = 'COMMERCIAL' and status in ('QUEUED', 'HELD')
                        returning id, enrollment_id
                        """)
                .param("account", account.value())
                .param("person", person)
                .param("channel", channel.name())
                .query((row, number) ->
                        new Waiting(row.getObject("id", UUID.class), row.getObject("enrollment_id", UUID.class)))
                .list();
    }

    public record Waiting(UUID message, @Nullable UUID enrollment) {}
}
