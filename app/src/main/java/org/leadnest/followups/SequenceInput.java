package org.leadnest.followups;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.ExitReason;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;

/**
 * A sequence as somebody wrote it; {@link #draft} checks it.
 *
 * @param pausing names of what pauses instead of ending: REPLIED, STAGE_CHANGED, DEAL_OPENED
 */
public record SequenceInput(@Nullable String name, List<Line> steps, Set<String> pausing, boolean anyStage) {
    static final int MAX_NAME = 120;
    static final int MAX_STEPS = 50;
    static final int MAX_SUBJECT = 500;
    static final int MAX_BODY = 20_000;
    private static final Duration LONGEST = Duration.ofDays(1_830);
    static final Set<ExitReason> MAY_PAUSE =
            EnumSet.of(ExitReason.REPLIED, ExitReason.STAGE_CHANGED, ExitReason.DEAL_OPENED);

    /**
     * A step as it was written.
     *
     * @param delay ISO 8601, such as {@code PT2H} or {@code P3D}
     * @param at such as {@code 09:00}; blank for no hour of its own
     */
    public record Line(
            @Nullable String channel,
            @Nullable String delay,
            @Nullable String at,
            @Nullable String subject,
            @Nullable String body) {}

    /**
     * @param parses whether a text is well-formed Liquid
     * @return what it means as far as it can be read; not to be kept when there are errors
     */
    SequenceDraft draft(FieldErrors errors, Predicate<String> parses) {
        String title = name == null ? "" : name.strip();
        errors.expect(!title.isEmpty(), "name", "expected a name");
        errors.expect(
                title.codePointCount(0, title.length()) <= MAX_NAME,
                "name",
                "expected at most " + MAX_NAME + " characters");
        errors.expect(storable(title), "name", "expected text without NUL characters");
        errors.expect(!steps.isEmpty(), "steps", "expected at least one step");
        errors.expect(steps.size() <= MAX_STEPS, "steps", "expected at most " + MAX_STEPS + " steps");
        List<SequenceStep> read = new ArrayList<>();
        for (int i = 0; i < Math.min(steps.size(), MAX_STEPS); i++) {
            read.add(step(steps.get(i), "steps[" + i + "].", errors, parses));
        }
        return new SequenceDraft(title, read, new Exits(exitReasons(errors), anyStage));
    }

    private Set<ExitReason> exitReasons(FieldErrors errors) {
        Set<ExitReason> reasons = EnumSet.noneOf(ExitReason.class);
        for (String wanted : pausing) {
            MAY_PAUSE.stream()
                    .filter(reason -> reason.name().equals(wanted))
                    .findFirst()
                    .ifPresentOrElse(
                            reasons::add,
                            () -> errors.add("pausing", "expected REPLIED, STAGE_CHANGED or DEAL_OPENED"));
        }
        return reasons;
    }

    private static SequenceStep step(Line line, String at, FieldErrors errors, Predicate<String> parses) {
        StepChannel channel = channel(line.channel(), at, errors);
        String subject = text(line.subject(), MAX_SUBJECT, at + "subject", errors, parses);
        String body = text(line.body(), MAX_BODY, at + "body", errors, parses);
        errors.expect(channel != StepChannel.EMAIL || !subject.isBlank(), at + "subject", "an e-mail needs a subject");
        errors.expect(
                !body.isBlank() || (channel == StepChannel.TASK && !subject.isBlank()),
                at + "body",
                channel == StepChannel.TASK ? "expected a title or a text" : "expected a text");
        return new SequenceStep(
                Ids.next(),
                channel,
                delay(line.delay(), at + "delay", errors),
                time(line.at(), at + "at", errors),
                subject,
                body);
    }

    private static StepChannel channel(@Nullable String text, String at, FieldErrors errors) {
        String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        for (StepChannel channel : StepChannel.values()) {
            if (channel.name().equals(wanted)) {
                return channel;
            }
        }
        errors.add(
                at + "channel",
                "expected one of "
                        + Arrays.stream(StepChannel.values()).map(Enum::name).collect(Collectors.joining(", ")));
        return StepChannel.EMAIL;
    }

    private static Duration delay(@Nullable String text, String field, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return Duration.ZERO;
        }
        try {
            Duration delay = Duration.parse(text.strip());
            errors.expect(
                    !delay.isNegative() && delay.compareTo(LONGEST) <= 0, field, "expected a delay of 0 to 1830 days");
            return delay.isNegative() ? Duration.ZERO : delay;
        } catch (DateTimeException notDuration) {
            errors.add(field, "expected a duration such as PT0S, PT2H or P3D");
            return Duration.ZERO;
        }
    }

    private static @Nullable LocalTime time(@Nullable String text, String field, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException notTime) {
            errors.add(field, "expected a time of day such as 09:00");
            return null;
        }
    }

    private static String text(
            @Nullable String text, int max, String field, FieldErrors errors, Predicate<String> parses) {
        String value = text == null ? "" : text;
        errors.expect(value.codePointCount(0, value.length()) <= max, field, "expected at most " + max + " characters");
        errors.expect(storable(value), field, "expected text without NUL characters");
        errors.expect(parses.test(value), field, "expected Liquid that can be read, such as {{ lead.firstName }}");
        return value;
    }

    private static boolean storable(String text) {
        return text.indexOf('\0') < 0;
    }
}
