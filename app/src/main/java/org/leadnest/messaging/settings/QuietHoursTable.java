package org.leadnest.messaging.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.messaging.gate.Rules.Cited;
import org.leadnest.messaging.settings.SendingPage.Hours;

/** Puts rule rows of the same hours on one line. */
final class QuietHoursTable {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);

    private QuietHoursTable() {}

    private record Line(String jurisdiction, LocalTime from, LocalTime to, String source) {}

    static List<Hours> of(List<Cited> rows) {
        var lines = new LinkedHashMap<Line, List<DayOfWeek>>();
        for (var row : rows) {
            var window = row.window();
            lines.computeIfAbsent(line(window, row.source()), _ -> new ArrayList<>())
                    .add(window.weekday());
        }
        return lines.entrySet().stream()
                .map(line -> new Hours(
                        where(line.getKey().jurisdiction()),
                        days(line.getValue()),
                        HOUR.format(line.getKey().from()) + " to "
                                + HOUR.format(line.getKey().to()),
                        line.getKey().source()))
                .toList();
    }

    private static Line line(HoursWindow window, String source) {
        return new Line(window.jurisdiction(), window.from(), window.to(), source);
    }

    private static String where(String jurisdiction) {
        return jurisdiction.equals("US") ? "Everywhere else" : jurisdiction.substring("US-".length());
    }

    private static String days(List<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return "Every day";
        }
        return days.size() == 1 ? name(days.getFirst()) : name(days.getFirst()) + " to " + name(days.getLast());
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.US);
    }
}
