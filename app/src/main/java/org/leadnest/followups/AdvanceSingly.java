package org.leadnest.followups;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * What a set that failed does instead: each enrollment in a transaction of its own, so that one that cannot be carried out is
 * paused, with a problem that its people see, and keeps no other waiting.
 */
@Component
class AdvanceSingly {
    private static final Logger log = LoggerFactory.getLogger(AdvanceSingly.class);

    private final AdvanceSet set;
    private final InstantSource clock;

    AdvanceSingly(AdvanceSet set, InstantSource clock) {
        this.set = set;
        this.clock = clock;
    }

    /**
     * How many enrollments were looked at.
     *
     * @throws RuntimeException the failure, when none of the enrollments is to blame
     */
    int advance(int limit, RuntimeException failed) {
        if (!ofItsOwn(failed)) {
            throw failed;
        }
        List<UUID> next = set.next(clock, limit);
        next.forEach(this::one);
        return next.size();
    }

    private void one(UUID enrollment) {
        try {
            set.advanceOne(clock, enrollment);
        } catch (RuntimeException failed) {
            if (!ofItsOwn(failed)) {
                throw failed;
            }
            log.warn("enrollment {} is paused: its step cannot be carried out", enrollment, failed);
            set.pause(clock, enrollment, problem(failed));
        }
    }

    /** A database that is away, or in the way of others, says nothing about an enrollment. */
    private static boolean ofItsOwn(RuntimeException failed) {
        return failed instanceof DataIntegrityViolationException || !(failed instanceof NestedRuntimeException);
    }

    private static String problem(RuntimeException failed) {
        return failed instanceof DataIntegrityViolationException
                ? "This step cannot be carried out: its text, or what is known of the lead, holds something that cannot be"
                        + " stored. Change it, then resume."
                : "This step could not be carried out, and trying again did not help. Look at the lead and at the step, then"
                        + " resume.";
    }
}
