package org.leadnest.followups;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Status;

/**
 * An enrollment as pages show it.
 *
 * @param next what comes next and when, or how it ended
 * @param waiting why nothing goes out; empty when nothing is in the way
 */
public record RunView(
        String id,
        String sequence,
        String sequenceUrl,
        String lead,
        String leadUrl,
        String version,
        String status,
        String tone,
        String next,
        String waiting,
        boolean running,
        boolean paused) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);

    static RunView of(Run run, String lead, @Nullable Waiting waiting, ZoneId zone) {
        Enrollment enrollment = run.enrollment();
        return new RunView(
                run.id().toString(),
                run.sequenceName(),
                "/app/sequences/" + run.sequence(),
                lead,
                "/app/leads/" + run.lead(),
                "Version " + run.version(),
                status(enrollment.status()),
                tone(enrollment.status()),
                next(run, zone),
                waiting == null ? "" : waiting(waiting, zone),
                !enrollment.ended(),
                enrollment.status() == Status.HELD);
    }

    static String time(Instant instant, ZoneId zone) {
        return TIME.withZone(zone).format(instant);
    }

    static String words(ExitReason reason) {
        return switch (reason) {
            case REPLIED -> "the lead replied";
            case SHOWING_BOOKED -> "a showing was booked";
            case STAGE_CHANGED -> "the stage changed";
            case DEAL_OPENED -> "a deal was opened";
            case GOAL_REACHED -> "the goal was reached";
            case OPTED_OUT -> "the lead opted out";
            case STOPPED -> "somebody stopped it";
            case ARCHIVED -> "the sequence was archived";
            case RESTRICTED -> "Restricted: the lead's data is not used";
        };
    }

    private static String next(Run run, ZoneId zone) {
        Enrollment enrollment = run.enrollment();
        Instant due = enrollment.due();
        Instant ended = run.endedAt();
        if (enrollment.exit() != null && ended != null) {
            return "Ended " + time(ended, zone) + ": " + words(enrollment.exit());
        }
        if (ended != null) {
            return "All steps done " + time(ended, zone);
        }
        String step = "Step " + (enrollment.step() + 1);
        return due == null ? step + " when it is resumed" : step + " on " + time(due, zone);
    }

    private static String waiting(Waiting waiting, ZoneId zone) {
        return waiting.until() == null
                ? waiting.reason()
                : waiting.reason() + " Next look: " + time(waiting.until(), zone) + ".";
    }

    private static String status(Status status) {
        return switch (status) {
            case NEW, ACTIVE -> "Active";
            case ASKING -> "Asks first";
            case HELD -> "Paused";
            case COMPLETED -> "Completed";
            case EXITED -> "Ended";
        };
    }

    private static String tone(Status status) {
        return switch (status) {
            case NEW, ACTIVE -> "info";
            case ASKING, HELD -> "warn";
            case COMPLETED -> "good";
            case EXITED -> "plain";
        };
    }
}
