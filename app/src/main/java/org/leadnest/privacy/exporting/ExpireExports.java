package org.leadnest.privacy.exporting;

import java.time.Duration;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Removes copies whose seven days are over. */
@Component
class ExpireExports implements RecurringJob {
    private final ExportStore store;
    private final Exports exports;

    ExpireExports(ExportStore store, Exports exports) {
        this.store = store;
        this.exports = exports;
    }

    @Override
    public String name() {
        return "privacy.expired-exports";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.accounts()
                .forEach(account -> Tenancy.run(account, () -> exports.expired().forEach(exports::expire)));
    }
}
