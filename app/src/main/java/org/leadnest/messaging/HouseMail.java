package org.leadnest.messaging;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the house's own mail (answers of the support, certificates of erasure) 60 days after it was written: people
 * without an account, or without one any more, leave nothing behind here.
 */
@Component
class HouseMail implements RecurringJob {
    static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    HouseMail(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messaging.house-mail";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
        Tenancy.run(
                Accounts.HOUSE,
                () -> transactions.executeWithoutResult(status -> {
                    for (String table : new String[] {"messaging.messages", "messaging.outbox"}) {
                        jdbc.sql("delete from " + table + " where account_id = :house and created_at < :before")
                                .param("house", Accounts.HOUSE.value())
                                .param("before", before)
                                .update();
                    }
                }));
    }
}
