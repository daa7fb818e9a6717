package org.leadnest.followups;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.ExitReason;
import org.leadnest.kernel.FieldErrors;

/**
 * A sequence as somebody wrote it; {@link #draft} checks it.
 *
 * @param pausing names of what pauses instead of ending: REPLIED, SHOWING_BOOKED, STAGE_CHANGED, DEAL_OPENED
 */
public record SequenceInput(
        @Nullable String name, List<StepLine> steps, Set<String> pausing, boolean anyStage, String goalTag) {
    static final int MAX_GOAL = 60;

    public SequenceInput(@Nullable String name, List<StepLine> steps, Set<String> pausing, boolean anyStage) {
        this(name, steps, pausing, anyStage, "");
    }

    /** The same with one step more at its end. */
    SequenceInput with(StepLine step) {
        List<StepLine> all = new ArrayList<>(steps);
        all.add(step);
        return new SequenceInput(name, all, pausing, anyStage, goalTag);
    }

    static final int MAX_NAME = 120;
    static final int MAX_STEPS = 50;
    static final Set<ExitReason> MAY_PAUSE =
            EnumSet.of(ExitReason.REPLIED, ExitReason.SHOWING_BOOKED, ExitReason.STAGE_CHANGED, ExitReason.DEAL_OPENED);

    /**
     * @param known what a step may name
     * @return what it means as far as it can be read; not to be kept when there are errors
     */
    SequenceDraft draft(FieldErrors errors, StepReading.Known known) {
        String title = name == null ? "" : name.strip();
        errors.expect(!title.isEmpty(), "name", "expected a name");
        errors.expect(
                title.codePointCount(0, title.length()) <= MAX_NAME,
                "name",
                "expected at most " + MAX_NAME + " characters");
        errors.expect(storable(title), "name", "expected text without NUL characters");
        errors.expect(!steps.isEmpty(), "steps", "expected at least one step");
        errors.expect(steps.size() <= MAX_STEPS, "steps", "expected at most " + MAX_STEPS + " steps");
        String goal = goalTag.strip();
        errors.expect(
                goal.codePointCount(0, goal.length()) <= MAX_GOAL && storable(goal),
                "goalTag",
                "expected a tag of at most " + MAX_GOAL + " characters, or nothing");
        List<SequenceStep> read = new ArrayList<>();
        for (int i = 0; i < Math.min(steps.size(), MAX_STEPS); i++) {
            read.add(new StepReading(steps.get(i), "steps[" + i + "].", known, errors).read(i, steps.size()));
        }
        return new SequenceDraft(title, read, new Exits(exitReasons(errors), anyStage, goal));
    }

    private Set<ExitReason> exitReasons(FieldErrors errors) {
        Set<ExitReason> reasons = EnumSet.noneOf(ExitReason.class);
        for (String wanted : pausing) {
            MAY_PAUSE.stream()
                    .filter(reason -> reason.name().equals(wanted))
                    .findFirst()
                    .ifPresentOrElse(
                            reasons::add,
                            () -> errors.add(
                                    "pausing", "expected REPLIED, SHOWING_BOOKED, STAGE_CHANGED or DEAL_OPENED"));
        }
        return reasons;
    }

    private static boolean storable(String text) {
        return text.indexOf('\0') < 0;
    }
}
