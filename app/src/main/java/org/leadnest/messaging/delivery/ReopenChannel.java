package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody changed how a channel's messages leave: what its carrier kept waiting is looked at again at once. */
@Component
public class ReopenChannel {
    private final JdbcClient jdbc;
    private final CarrierHealth health;
    private final Wakeups wakeups;
    private final InstantSource clock;

    ReopenChannel(JdbcClient jdbc, CarrierHealth health, Wakeups wakeups, InstantSource clock) {
        this.jdbc = jdbc;
        this.health = health;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @Transactional
    public void now(Channel channel) {
        var account = Tenancy.required();
        Instant now = clock.instant();
        wakeups.wake(account, now);
        health.forget(account, new Lane(channel, false));
        jdbc.sql("""
                        update messaging.messages set send_at = :now
                         where account_id = :account and channel = :channel and status = 'HELD'
                           and rule in ('channel-configured', 'carrier-resting', 'list-unsubscribe') and send_at > :now
                        """)
                .param("account", account.value())
                .param("channel", channel.name())
                .param("now", Timestamp.from(now))
                .update();
    }
}
