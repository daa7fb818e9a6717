package org.leadnest.leads.importing;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes back what an import made: empties what it filled, removes the leads that it made. Leads that somebody worked with
 * since, or that another module or a legal hold holds on to, stay and are counted. May be run again at any point.
 */
@Component
class UndoImport implements JobHandler {
    static final String NAME = "leads.undo-import";

    private final UndoSteps steps;

    UndoImport(UndoSteps steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        boolean more = true;
        while (more) {
            more = steps.empty(subject);
        }
        int inUse = 0;
        for (List<UUID> leads = steps.untouched(subject); !leads.isEmpty(); leads = steps.untouched(subject)) {
            List<UUID> free = steps.free(leads);
            inUse += leads.size() - free.size() + (free.isEmpty() ? 0 : delete(free));
        }
        steps.close(subject, inUse);
    }

    /** How many of them stay because others hold on to them. */
    private int delete(List<UUID> leads) {
        try {
            steps.delete(leads);
            return 0;
        } catch (DataIntegrityViolationException someAreHeld) {
            return (int) leads.stream().filter(lead -> !deleted(lead)).count();
        }
    }

    private boolean deleted(UUID lead) {
        try {
            steps.delete(List.of(lead));
            return true;
        } catch (DataIntegrityViolationException held) {
            steps.release(lead);
            return false;
        }
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        steps.close(subject, 0);
    }
}
