package org.leadnest.messaging.inbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadnest.messaging.inbound.PassedLetters;

/**
 * Letters that were passed over, formatted.
 *
 * @param days how many on which day, newest first
 */
public record PassedLines(List<Day> days, List<Line> lines) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

    public record Day(String day, long letters) {}

    /** @param unopened when it could not be opened */
    public record Line(String from, String subject, String when, boolean unopened) {}

    static PassedLines of(PassedLetters passed, ZoneId zone) {
        Map<LocalDate, Long> days = passed.times().stream()
                .collect(Collectors.groupingBy(
                        at -> LocalDate.ofInstant(at, zone), LinkedHashMap::new, Collectors.counting()));
        return new PassedLines(
                days.entrySet().stream()
                        .map(day -> new Day(DAY.format(day.getKey()), day.getValue()))
                        .toList(),
                passed.list().stream()
                        .map(one -> new Line(
                                one.sender().isBlank() ? "Nobody can say" : one.sender(),
                                one.subject().isBlank() ? "No subject" : one.subject(),
                                WHEN.format(one.at().atZone(zone)),
                                one.unopened()))
                        .toList());
    }
}
