package org.leadnest.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the accounts module and the platform, which stand below this one, keep about a user beside rows that point to them. */
@Component
class TracesOfUsers implements UserRecords {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TracesOfUsers(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void forget(Gone gone) {
        transactions.executeWithoutResult(status -> {
            run("delete from platform.sessions where principal_name = :user::text", gone);
            run("delete from accounts.invitations where email_key = lower(:email)", gone);
            run("update accounts.invitations set invited_by_name = 'Erased' where invited_by = :user", gone);
        });
    }

    private void run(String sql, Gone gone) {
        jdbc.sql(sql)
                .param("user", gone.user().value())
                .param("email", gone.email())
                .update();
    }
}
