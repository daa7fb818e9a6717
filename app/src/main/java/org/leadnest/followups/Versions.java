package org.leadnest.followups;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.leadnest.cadence.Cadence;
import org.leadnest.cadence.Enrollment;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of a sequence, and the explicit act of moving enrollments to the newest. */
@Service
public class Versions {
    private static final int SHOWN = 50;
    /** In one transaction; whoever has more asks again. */
    static final int MOST_MOVED = 5_000;

    private final SequenceStore sequences;
    private final EnrollmentStore enrollments;
    private final Addressees addressees;
    private final DueAccounts due;
    private final InstantSource clock;

    Versions(
            SequenceStore sequences,
            EnrollmentStore enrollments,
            Addressees addressees,
            DueAccounts due,
            InstantSource clock) {
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.addressees = addressees;
        this.due = due;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<SequenceVersion> history(SequenceId sequence) {
        return sequences.history(sequence, Integer.MAX_VALUE, SHOWN);
    }

    /** Newest first, those older than {@code before}. */
    @Transactional(readOnly = true)
    Page<SequenceVersion> history(SequenceId sequence, int before, int limit) {
        return Page.cut(
                sequences.history(sequence, before, limit + 1),
                limit,
                version -> new Cursor(
                        Integer.toString(version.sequence().version()),
                        version.sequence().versionId()));
    }

    /**
     * Moves every run of an older version, at most {@value #MOST_MOVED}, to the current one. A run goes on with the step of
     * the same number, or behind the last step that it has had already: nobody gets the same words twice.
     *
     * @return how many were moved; empty when there is no such sequence
     */
    @Transactional
    public OptionalInt move(SequenceId id) {
        Optional<Sequence> held = sequences.hold(id);
        if (held.isEmpty()) {
            return OptionalInt.empty();
        }
        Sequence to = held.get();
        List<Run> older = enrollments.holdRunning(id, to.versionId(), MOST_MOVED);
        if (older.isEmpty()) {
            return OptionalInt.of(0);
        }
        Map<UUID, Addressee> people =
                addressees.of(older.stream().map(Run::lead).toList());
        Map<UUID, Sequence> from = new java.util.HashMap<>();
        sequences
                .versions(older.stream()
                        .map(run -> run.enrollment().versionId())
                        .distinct()
                        .toList())
                .forEach(version -> from.put(version.versionId(), version));
        var plan = to.plan();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Run> moved = new ArrayList<>();
        for (Run run : older) {
            Sequence before = Objects.requireNonNull(from.get(run.enrollment().versionId()));
            Addressee person = Objects.requireNonNull(people.get(run.lead()));
            Enrollment after = Cadence.move(run.enrollment(), plan, next(run, before, to), person.facts());
            moved.add(run.with(after, null, after.ended() ? now : null));
        }
        enrollments.takeVersion(moved.stream().map(Run::id).toList(), to.versionId());
        enrollments.update(moved);
        due.bringForward(now);
        return OptionalInt.of(moved.size());
    }

    private static int next(Run run, Sequence before, Sequence to) {
        List<SequenceStep> done = before.steps()
                .subList(0, Math.min(run.enrollment().step(), before.steps().size()));
        int behind = IntStream.range(0, to.steps().size())
                .filter(i -> done.stream().anyMatch(step -> step.says(to.steps().get(i))))
                .map(i -> i + 1)
                .max()
                .orElse(0);
        return Math.max(run.enrollment().step(), behind);
    }
}
