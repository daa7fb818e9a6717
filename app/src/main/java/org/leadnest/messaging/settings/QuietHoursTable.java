package org.leadnest.messaging.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.messaging.gate.Rules.Cited;
import org.leadnest.messaging.settings.SendingPage.Hours;

/** Puts rule rows of the same hours on one line. */
final class QuietHoursTable {
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
                        RuleWords.days(line.getValue()),
                        RuleWords.hours(line.getKey().from(), line.getKey().to()),
                        line.getKey().source()))
                .toList();
    }

    private static Line line(HoursWindow window, String source) {
        return new Line(window.jurisdiction(), window.from(), window.to(), source);
    }

    private static String where(String jurisdiction) {
        return jurisdiction.equals("US") ? "Everywhere else" : jurisdiction.substring("US-".length());
    }
}
