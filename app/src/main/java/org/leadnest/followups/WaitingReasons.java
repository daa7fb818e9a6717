package org.leadnest.followups;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.Status;
import org.leadnest.messaging.Message;
import org.springframework.stereotype.Component;

/** Says of enrollments why they wait. */
@Component
class WaitingReasons {
    private final Exchange exchange;

    WaitingReasons(Exchange exchange) {
        this.exchange = exchange;
    }

    /** By enrollment; those that wait for nothing are left out. */
    Map<UUID, Waiting> of(Collection<Run> runs) {
        List<UUID> ids = runs.stream().map(Run::id).toList();
        Map<UUID, Message> unsent = exchange.correspondence().unsent(ids);
        Map<UUID, Waiting> waiting = new HashMap<>();
        for (Run run : runs) {
            Waiting reason = reason(run, unsent.get(run.id()));
            if (reason != null) {
                waiting.put(run.id(), reason);
            }
        }
        return waiting;
    }

    private static @Nullable Waiting reason(Run run, @Nullable Message unsent) {
        Enrollment enrollment = run.enrollment();
        if (run.problem() != null) {
            return new Waiting("template", run.problem(), null);
        }
        if (enrollment.status() == Status.HELD) {
            return enrollment.due() == null
                    ? new Waiting("paused", "It is paused until somebody resumes it.", null)
                    : new Waiting(
                            "automatic-reply", "A machine answered; it goes on after the absence.", enrollment.due());
        }
        if (unsent == null || unsent.rule() == null || enrollment.status() == Status.EXITED) {
            return null;
        }
        String words = unsent.reason() == null ? unsent.rule() : unsent.reason();
        return new Waiting(unsent.rule(), words, unsent.heldUntil());
    }
}
