package org.leadnest.leads.importing;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a lead came to the program that a file is from. Read as ISO writes it (2024-05-01, with a time or not), as Americans
 * do (5/1/2024, 5/1/24 2:30 PM) and with the month's name (May 1, 2024; 1 May 2024). A day without a time is its noon. Not
 * thread-safe.
 */
final class AddedDay {
    private static final int EARLIEST_YEAR = 1990;
    private static final String CLOCK = "[[', ']['T'][' ']H:mm[:ss][.SSSSSS][.SSS][.SS][.S][[' ']XXX]]";
    private static final String SHORT_YEAR = "M/d/";
    private static final String TWELVE = "[', '][' ']h:mm[:ss][' ']a";

    private static final List<DateTimeFormatter> WRITINGS = Stream.of(
                    "uuuu-M-d" + CLOCK,
                    "uuuu-M-d" + TWELVE,
                    "M/d/uuuu" + CLOCK,
                    "M/d/uuuu" + TWELVE,
                    SHORT_YEAR + CLOCK,
                    SHORT_YEAR + TWELVE,
                    "MMM d, uuuu" + CLOCK,
                    "MMM d, uuuu" + TWELVE,
                    "MMMM d, uuuu" + CLOCK,
                    "MMMM d, uuuu" + TWELVE,
                    "d MMM uuuu" + CLOCK,
                    "d MMMM uuuu" + CLOCK)
            .map(AddedDay::writing)
            .toList();

    private final ZoneId zone;
    private final Instant now;

    /** That of the last cell: a file has one writing. */
    private DateTimeFormatter usual = WRITINGS.getFirst();

    /**
     * @param zone in which a time without one is meant
     * @param now a lead cannot have come later; today without a time is now
     */
    AddedDay(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    private static DateTimeFormatter writing(String pattern) {
        DateTimeFormatterBuilder writing = new DateTimeFormatterBuilder().parseCaseInsensitive();
        if (pattern.startsWith(SHORT_YEAR) && !pattern.startsWith(SHORT_YEAR + "uuuu")) {
            writing.appendPattern(SHORT_YEAR)
                    .appendValueReduced(ChronoField.YEAR, 2, 2, EARLIEST_YEAR)
                    .appendPattern(pattern.substring(SHORT_YEAR.length()));
        } else {
            writing.appendPattern(pattern);
        }
        return writing.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    Optional<Instant> read(String cell) {
        String text = cell.strip().replaceAll("[\\s\u00A0\u202F]+", " ");
        return Stream.concat(Stream.of(usual), WRITINGS.stream())
                .filter(writing -> fits(writing, text))
                .findFirst()
                .flatMap(writing -> read(writing, text))
                .filter(at -> !at.isAfter(now) && at.atZone(zone).getYear() >= EARLIEST_YEAR);
    }

    private static boolean fits(DateTimeFormatter writing, String text) {
        ParsePosition end = new ParsePosition(0);
        return writing.parseUnresolved(text, end) != null && end.getIndex() == text.length();
    }

    private Optional<Instant> read(DateTimeFormatter writing, String text) {
        usual = writing;
        try {
            TemporalAccessor read = writing.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (read) {
                        case OffsetDateTime moment -> moment.toInstant();
                        case LocalDateTime moment -> moment.atZone(zone).toInstant();
                        default -> noon(LocalDate.from(read));
                    });
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private Instant noon(LocalDate day) {
        return day.equals(now.atZone(zone).toLocalDate())
                ? now
                : day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }
}
