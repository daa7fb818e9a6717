package org.leadnest.photos;

import java.time.Duration;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds photos that wait without a job, whatever may have become of it, so that none waits for ever. */
@Component
class SweepPhotos implements RecurringJob {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int SLICE = 500;

    private final JdbcClient jdbc;
    private final PhotoMaking making;

    SweepPhotos(JdbcClient jdbc, PhotoMaking making) {
        this.jdbc = jdbc;
        this.making = making;
    }

    @Override
    public String name() {
        return "photos.sweep";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                .list()
                .forEach(account -> Tenancy.run(account, () -> making.sweep(SLICE)));
    }
}
