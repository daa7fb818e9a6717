package org.leadnest.leads.bulk;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/** Takes a bulk action back, slice by slice. */
@Component
class UndoBulk implements JobHandler {
    static final String NAME = "leads.undo-bulk";

    private final BulkActs acts;

    UndoBulk(BulkActs acts) {
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
            more = acts.stepBack(subject);
        }
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        acts.fail(subject);
    }
}
