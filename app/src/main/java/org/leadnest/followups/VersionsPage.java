package org.leadnest.followups;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.privacy.TextChange;

/**
 * The versions of a sequence.
 *
 * @param older how many leads run through a version that is not the current one
 */
public record VersionsPage(String name, String url, int current, long older, List<Row> rows) {

    /**
     * @param numbers what came of its steps, in words; those of which nothing came are left out
     * @param changes since the version before
     */
    public record Row(
            String label,
            String made,
            String running,
            List<String> numbers,
            boolean first,
            List<TextChange.Line> changes) {}

    /** A version in words, line by line, for a comparison. */
    static List<String> lines(List<SequenceStep> steps, Exits exits) {
        List<String> lines = new ArrayList<>();
        for (SequenceStep step : steps) {
            lines.add("Step " + number(lines) + ": " + step.channel().label() + ", " + when(step));
            StepBranch branch = step.branch();
            if (branch != null) {
                lines.add("If " + branch.words() + "; if not, on with " + branch.elsewhere(steps.size()));
            }
            if (step.url() != null) {
                lines.add("Calls " + step.url());
            }
            text(lines, step.subject(), step.body());
            step.variants().forEach(one -> text(lines, "Or: " + one.subject(), one.body()));
        }
        lines.add("Pauses on: "
                + exits.pausing().stream().map(Enum::name).sorted().toList());
        if (!exits.goalTag().isEmpty()) {
            lines.add("Goal: the tag " + exits.goalTag());
        }
        return lines;
    }

    private static long number(List<String> lines) {
        return 1 + lines.stream().filter(line -> line.startsWith("Step ")).count();
    }

    private static void text(List<String> lines, String subject, String body) {
        if (!subject.isBlank()) {
            lines.add(subject);
        }
        body.lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }

    private static String when(SequenceStep step) {
        String delay = switch (step.delay()) {
            case Delay.Elapsed(var time) ->
                "after " + time.toString().substring(1).replace("T", "");
            case Delay.BusinessDays(var days) -> "after " + days + " business days";
        };
        String at = step.at() == null ? "" : ", at " + step.at();
        String late = step.notAfter() == null ? "" : ", not later than " + step.notAfter();
        return delay + at + late + (step.approval() == Approval.ASK ? ", asks first" : "");
    }
}
