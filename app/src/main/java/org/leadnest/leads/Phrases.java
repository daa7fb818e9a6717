package org.leadnest.leads;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages about leads say times and colours. */
public final class Phrases {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private Phrases() {}

    /** {@code 5 min ago}, {@code 3 h ago}, {@code 12 days ago}. */
    public static String ago(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        if (passed.compareTo(Duration.ofMinutes(1)) < 0) {
            return "just now";
        }
        if (passed.compareTo(Duration.ofHours(1)) < 0) {
            return passed.toMinutes() + " min ago";
        }
        if (passed.compareTo(Duration.ofDays(1)) < 0) {
            return passed.toHours() + " h ago";
        }
        return passed.toDays() == 1 ? "yesterday" : passed.toDays() + " days ago";
    }

    /** {@code Nov 23, 2026, 2:05 PM} in the given zone. */
    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** The tone of a badge for a stage. */
    public static String tone(Stage stage) {
        return switch (stage.tone()) {
            case "new" -> "info";
            case "working" -> "accent";
            case "warm" -> "warn";
            case "won" -> "good";
            default -> "plain";
        };
    }
}
