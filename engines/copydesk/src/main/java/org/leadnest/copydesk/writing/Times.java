package org.leadnest.copydesk.writing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;

/** Day and hours of the open house in words: "Saturday, December 5", "1 p.m.". Local times as given. */
final class Times {
    private static final Pattern CLOCK =
            Pattern.compile("(?:.*[T\\s])?(\\d{1,2}):(\\d{2})(?::\\d{2}.*)?\\s*([AaPp])?\\.?[Mm]?\\.?.*");

    private Times() {}

    static @Nullable Piece get(String slot, Facts facts, Language language) {
        String name = switch (slot) {
            case "date" -> "OpenHouseDate";
            case "from" -> "OpenHouseStartTime";
            default -> "OpenHouseEndTime";
        };
        Fact fact = facts.first(name).orElse(null);
        if (fact == null) {
            return null;
        }
        String words = slot.equals("date") ? date(fact.said(), language) : time(fact.said(), language);
        return words == null ? null : Piece.of(words, fact);
    }

    private static @Nullable String date(String said, Language language) {
        try {
            LocalDate day = LocalDate.parse(said.substring(0, Math.min(10, said.length())));
            return language == Language.EN
                    ? day.format(DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US))
                    : day.format(DateTimeFormatter.ofPattern("EEEE d 'de' MMMM", Locale.of("es", "US")));
        } catch (DateTimeException notIso) {
            return null;
        }
    }

    private static @Nullable String time(String said, Language language) {
        Matcher clock = CLOCK.matcher(said);
        if (!clock.matches()) {
            return null;
        }
        int hour = Integer.parseInt(clock.group(1));
        if (clock.group(3) != null && hour < 12 && clock.group(3).equalsIgnoreCase("p")) {
            hour += 12;
        }
        int minute = Integer.parseInt(clock.group(2));
        if (hour > 23 || minute > 59) {
            return null;
        }
        LocalTime time = LocalTime.of(hour, minute);
        int twelve = hour % 12 == 0 ? 12 : hour % 12;
        String minutes = time.getMinute() == 0 ? "" : String.format(Locale.ROOT, ":%02d", time.getMinute());
        String half = hour < 12 ? "a.m." : "p.m.";
        String article = twelve == 1 ? "la " : "las ";
        return (language == Language.EN ? "" : article) + twelve + minutes + " " + half;
    }
}
