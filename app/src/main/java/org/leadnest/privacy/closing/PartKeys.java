package org.leadnest.privacy.closing;

import java.time.Duration;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.FailedTurns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parts the keys of accounts from before keys were parted; nothing to do afterwards. */
@Component
class PartKeys implements RecurringJob {
    private static final Duration PAUSE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AccountKeys keys;
    private final FailedTurns failed;

    PartKeys(JdbcClient jdbc, AccountKeys keys, FailedTurns failed) {
        this.failed = failed;
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "privacy.part-keys";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        failed.over(
                name(),
                jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                        .query(UUID.class)
                        .list(),
                UUID::toString,
                account -> Tenancy.run(new AccountId(account), keys::part));
    }
}
