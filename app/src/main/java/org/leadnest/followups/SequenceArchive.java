package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts sequences away, and back into use. One that is put away enrolls nobody: its triggers rest, and no list to choose from
 * shows it. Each verb may be repeated; false when there is no such sequence.
 */
@Service
public class SequenceArchive {
    private final SequenceStore sequences;
    private final Enrollments enrollments;
    private final TriggerStore triggers;
    private final InstantSource clock;

    SequenceArchive(SequenceStore sequences, Enrollments enrollments, TriggerStore triggers, InstantSource clock) {
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.triggers = triggers;
        this.clock = clock;
    }

    /** @param stopRunning whether what runs through it ends as well; else it finishes */
    @Transactional
    public boolean archive(SequenceId id, boolean stopRunning) {
        if (sequences.hold(id).isEmpty()) {
            return false;
        }
        sequences.archive(id, now());
        if (stopRunning) {
            enrollments.endAll(id);
        }
        return true;
    }

    /** What happened meanwhile sets nothing off any more. */
    @Transactional
    public boolean restore(SequenceId id) {
        if (sequences.hold(id).isEmpty()) {
            return false;
        }
        if (sequences.archive(id, null)) {
            triggers.beginAnew(id.value(), now());
        }
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
