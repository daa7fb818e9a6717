package org.leadnest.messaging.settings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.OwnRule;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Wanted;
import org.leadnest.messaging.gate.OwnRule.What;

/**
 * A rule as somebody wrote it: on the page, or in the body of a request.
 *
 * @param kind "hours" or "cap"
 * @param where {@code *}, or the two letters of a state
 * @param channel {@code EMAIL}, {@code SMS}, or blank for both
 * @param days 1 for Monday to 7 for Sunday
 * @param opens such as 09:00; left blank together with {@code closes} when nothing goes on these days
 * @param hours the time that a cap looks back over
 * @param from the first day, such as 2026-12-01; blank for today
 * @param until the first day on which it is over; blank for none
 */
public record RuleForm(
        String kind,
        String where,
        String channel,
        List<Integer> days,
        String opens,
        String closes,
        String most,
        String hours,
        String from,
        String until,
        String reason) {
    static final String HOURS = "hours";
    static final String CAP = "cap";
    private static final int LONGEST_HOURS = 30 * 24;
    private static final int LARGEST_CAP = 1000;

    public RuleForm {
        days = List.copyOf(days);
    }

    /** One of the two, whatever was sent. */
    static String kind(String said) {
        return said.equals(CAP) ? CAP : HOURS;
    }

    static RuleForm blank(String kind) {
        return new RuleForm(
                kind, OwnRule.EVERYWHERE, "", List.of(1, 2, 3, 4, 5), "09:00", "18:00", "2", "24", "", "", "");
    }

    public boolean on(int day) {
        return days.contains(day);
    }

    /** The wish, or the errors by field. */
    Optional<SendingRules.Wish> wish(List<String> states, FieldErrors errors) {
        String place = where.strip().toUpperCase(Locale.ROOT);
        String state = place.startsWith("US-") ? place.substring("US-".length()) : place;
        errors.expect(
                state.equals(OwnRule.EVERYWHERE) || states.contains(state),
                "where",
                "Everywhere (*), or the two letters of a state, such as FL.");
        errors.expect(
                channel.isBlank() || channel.equals(Channel.EMAIL.name()) || channel.equals(Channel.SMS.name()),
                "channel",
                "EMAIL, SMS, or nothing for both.");
        What what = kind.equals(CAP) ? cap(errors) : hours(errors);
        LocalDate first = date(from, "from", errors);
        LocalDate end = date(until, "until", errors);
        if (errors.any() || what == null) {
            return Optional.empty();
        }
        String jurisdiction = state.equals(OwnRule.EVERYWHERE) ? state : "US-" + state;
        Wanted wanted = new Wanted(channel.isBlank() ? null : Channel.valueOf(channel), jurisdiction, what);
        return Optional.of(new SendingRules.Wish(wanted, reason.strip(), first, end));
    }

    private @Nullable What hours(FieldErrors errors) {
        errors.expect(
                !days.isEmpty() && days.stream().allMatch(day -> day >= 1 && day <= 7),
                "days",
                "At least one day of the week, 1 for Monday to 7 for Sunday.");
        LocalTime first = time(opens, "opens", errors);
        LocalTime last = time(closes, "closes", errors);
        errors.expect(
                (first == null) == (last == null), "closes", "Both times, or none when nothing goes on these days.");
        errors.expect(
                first == null || last == null || last.equals(LocalTime.MIDNIGHT) || first.isBefore(last),
                "closes",
                "Later than the first time; midnight (00:00) is the end of the day.");
        if (errors.any()) {
            return null;
        }
        Set<DayOfWeek> on = days.stream().map(DayOfWeek::of).collect(Collectors.toSet());
        return new Hours(on, first, last);
    }

    private @Nullable What cap(FieldErrors errors) {
        int number = number(most, LARGEST_CAP, "most", errors);
        int time = number(hours, LONGEST_HOURS, "hours", errors);
        return errors.any() ? null : new Most(number, Duration.ofHours(time));
    }

    private static int number(String text, int most, String field, FieldErrors errors) {
        boolean read = text.strip().matches("[1-9][0-9]{0,3}") && Integer.parseInt(text.strip()) <= most;
        errors.expect(read, field, "A whole number from 1 to " + most + ".");
        return read ? Integer.parseInt(text.strip()) : 0;
    }

    private static @Nullable LocalTime time(String text, String field, FieldErrors errors) {
        if (text.isBlank()) {
            return null;
        }
        try {
            LocalTime time = LocalTime.parse(text.strip());
            errors.expect(time.getSecond() == 0 && time.getNano() == 0, field, "A time by the minute, such as 09:30.");
            return time;
        } catch (DateTimeException unreadable) {
            errors.add(field, "A time such as 09:30.");
            return null;
        }
    }

    private static @Nullable LocalDate date(String text, String field, FieldErrors errors) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException unreadable) {
            errors.add(field, "A day such as 2026-12-01.");
            return null;
        }
    }
}
