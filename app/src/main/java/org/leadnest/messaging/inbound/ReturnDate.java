package org.leadnest.messaging.inbound;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The day of which an out-of-office answer says that its writer is back, in English and Spanish. A bare "from … to …" means
 * its second date. Dates in figures are read month first (the product's people are in the United States), day first where
 * the month would not exist, and year first where they begin with one. What lies in the past or more than a year ahead is
 * no return date.
 */
public final class ReturnDate {
    private static final int MOST_TEXT = 4_000;
    private static final int FURTHEST_DAYS = 370;

    private static final Map<String, Integer> MONTHS = months(
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre");

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,?\\s*(?:de\\s+|del\\s+)?(\\d{4}))?";
    private static final String WORD = "(\\p{L}{3,10})\\.?";
    private static final String DATE =
            "(?:(?<ymd>\\d{4}-\\d{1,2}-\\d{1,2})|(?<figures>\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?)" + "|" + WORD
                    + "\\s+" + DAY + YEAR + "|" + DAY + "\\s+(?:of\\s+|de\\s+)?" + WORD + YEAR + ")";
    private static final String LEAD_IN =
            "(?:until|till|through|thru|to|back(?:\\s+in(?:\\s+the\\s+office)?)?|return(?:ing|s)?(?:\\s+to\\s+the\\s+office)?"
                    + "|hasta|volver[eé]|regres(?:o|ar[eé]|amos)|vuelvo|retorno|de\\s+vuelta|al)";
    private static final Pattern RETURN = Pattern.compile(
            "(?<!\\p{L})" + LEAD_IN
                    + "(?!\\p{L})[\\s:]*(?:(?:on|the|el|d[ií]a|hasta|at|in|a|la|oficina|work)(?!\\p{L})[\\s:]*){0,4}"
                    + "(?:\\p{L}{2,9}day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)?[\\s,]*(?:the\\s+)?"
                    + DATE,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ReturnDate() {}

    /** The latest day named, when several are. */
    public static Optional<LocalDate> in(String text, LocalDate today) {
        var words = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        return RETURN.matcher(words)
                .results()
                .flatMap(found -> date(found, today).stream())
                .filter(date -> !date.isBefore(today) && date.isBefore(today.plusDays(FURTHEST_DAYS)))
                .max(LocalDate::compareTo);
    }

    private static Optional<LocalDate> date(MatchResult found, LocalDate today) {
        var ymd = found.group("ymd");
        if (ymd != null) {
            var parts = ymd.split("-");
            return day(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
        var figures = found.group("figures");
        if (figures != null) {
            return figures(figures.split("[/.-]"), today);
        }
        boolean monthFirst = found.group(3) != null;
        var month = MONTHS.get((monthFirst ? found.group(3) : found.group(7)).toLowerCase(Locale.ROOT));
        var day = Integer.parseInt(monthFirst ? found.group(4) : found.group(6));
        var year = monthFirst ? found.group(5) : found.group(8);
        return month == null
                ? Optional.empty()
                : year == null ? next(month, day, today) : day(Integer.parseInt(year), month, day);
    }

    private static Optional<LocalDate> figures(String[] parts, LocalDate today) {
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        int month = first > 12 ? second : first;
        int day = first > 12 ? first : second;
        if (parts.length < 3) {
            return next(month, day, today);
        }
        int year = Integer.parseInt(parts[2]);
        return day(year < 100 ? 2000 + year : year, month, day);
    }

    /** Without a year: the next such day. */
    private static Optional<LocalDate> next(int month, int day, LocalDate today) {
        return day(today.getYear(), month, day).map(date -> date.isBefore(today) ? date.plusYears(1) : date);
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> months(String... names) {
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ")) {
                months.put(name, i + 1);
            }
        }
        return months;
    }
}
