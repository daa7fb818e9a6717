package org.leadnest.followups;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A length of time as a form holds it: what was typed, and its unit. A duration comes back to the second.
 *
 * @param unit seconds, minutes, hours or days
 */
record Span(String amount, String unit) {
    private static final String SECONDS = "seconds";
    private static final String MINUTES = "minutes";
    private static final String HOURS = "hours";
    private static final String DAYS = "days";

    /** In the largest unit that holds it whole. */
    static Span of(Duration time) {
        if (time.isZero()) {
            return new Span("0", HOURS);
        }
        if (time.toSecondsPart() != 0) {
            return new Span(Long.toString(time.toSeconds()), SECONDS);
        }
        if (time.toMinutesPart() != 0) {
            return new Span(Long.toString(time.toMinutes()), MINUTES);
        }
        return time.toHoursPart() != 0
                ? new Span(Long.toString(time.toHours()), HOURS)
                : new Span(Long.toString(time.toDays()), DAYS);
    }

    /** ISO 8601. A wrong amount stays wrong, so that the check names it. */
    String iso() {
        String number = amount.strip();
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case SECONDS -> "PT" + number + "S";
            case MINUTES -> "PT" + number + "M";
            case DAYS -> "P" + number + "D";
            default -> "PT" + number + "H";
        };
    }

    /** Value to text; seconds only where somebody set them by the API. */
    static Map<String, String> units(String chosen) {
        Map<String, String> units = new LinkedHashMap<>();
        if (chosen.equals(SECONDS)) {
            units.put(SECONDS, SECONDS);
        }
        units.put(MINUTES, MINUTES);
        units.put(HOURS, HOURS);
        units.put(DAYS, DAYS);
        return units;
    }
}
