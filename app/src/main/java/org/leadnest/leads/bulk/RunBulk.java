package org.leadnest.leads.bulk;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/** Walks a bulk action through its list, from wherever an earlier run came to. */
@Component
class RunBulk implements JobHandler {
    static final String NAME = "leads.bulk";

    private final BulkActs acts;

    RunBulk(BulkActs acts) {
        this.acts = acts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        boolean more = true;
        while (more) {
            more = acts.step(subject);
        }
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        acts.fail(subject);
    }
}
