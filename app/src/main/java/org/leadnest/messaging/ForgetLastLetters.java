package org.leadnest.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.DataRequests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the letters that told somebody of their erasure, once they are delivered or given up: the address goes with them. */
@Component
class ForgetLastLetters implements RecurringJob {
    private static final String KIND = "PRODUCT/" + DataRequests.LAST_LETTER.toUpperCase(Locale.ROOT);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ForgetLastLetters(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "messaging.last-letters";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                .query(UUID.class)
                .list()
                .forEach(account -> Tenancy.run(
                        new AccountId(account), () -> transactions.executeWithoutResult(status -> forget(account))));
    }

    private void forget(UUID account) {
        List<UUID> letters = jdbc.sql("""
                        delete from messaging.messages
                         where account_id = :account and kind like 'PRODUCT/%' and kind = :kind
                           and status not in ('QUEUED', 'HELD', 'SENDING')
                        returning id
                        """)
                .param("account", account)
                .param("kind", KIND)
                .query(UUID.class)
                .list();
        if (!letters.isEmpty()) {
            jdbc.sql("delete from messaging.outbox where account_id = :account and message_id = any (:letters)")
                    .param("account", account)
                    .param("letters", letters.toArray(UUID[]::new))
                    .update();
        }
    }
}
