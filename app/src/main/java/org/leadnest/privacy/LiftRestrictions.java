package org.leadnest.privacy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends the restrictions that people were written to about, once they have had the time to object. */
@Component
class LiftRestrictions implements RecurringJob {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Restrictions restrictions;
    private final JdbcClient jdbc;
    private final FailedTurns turns;

    LiftRestrictions(Restrictions restrictions, JdbcClient jdbc, FailedTurns turns) {
        this.turns = turns;
        this.restrictions = restrictions;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "privacy.liftings";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        List<UUID> accounts = jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                .query(UUID.class)
                .list();
        turns.over(
                name(),
                accounts,
                UUID::toString,
                account -> Tenancy.run(new AccountId(account), restrictions::liftDue));
    }
}
