package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the gate look again at what rules hold, when the rules have changed: it may go sooner now, or later. */
@Component
public class LookAgain {
    private final JdbcClient jdbc;
    private final Wakeups wakeups;
    private final InstantSource clock;

    LookAgain(JdbcClient jdbc, Wakeups wakeups, InstantSource clock) {
        this.jdbc = jdbc;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @Transactional
    public void atHeldByRules(AccountId account) {
        Instant now = clock.instant();
        wakeups.wake(account, now);
        jdbc.sql("""
                        update messaging.messages set send_at = :now
                         where account_id = :account and status = 'HELD' and rule in ('quiet-hours', 'cap') and send_at > :now
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
    }
}
