package org.leadnest.messaging.settings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.OwnRule;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.OwnRule.Wanted;

/** How rules of sending are written for people. */
final class RuleWords {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private RuleWords() {}

    static String where(Wanted wanted) {
        return wanted.jurisdiction().equals(OwnRule.EVERYWHERE)
                ? "Everywhere"
                : wanted.jurisdiction().substring("US-".length());
    }

    static String what(Wanted wanted) {
        return switch (wanted.what()) {
            case Hours hours -> days(hours.days()) + ": " + span(hours);
            case Most most -> "At most " + most.most() + " in " + within(most.within());
        };
    }

    private static String span(Hours hours) {
        return hours.opens() == null || hours.closes() == null ? "nothing" : hours(hours.opens(), hours.closes());
    }

    static String channel(OwnRule rule) {
        Channel channel = rule.wanted().channel();
        String texts = rule.stance() == Stance.LOOSER ? "texts to people whose consent is recorded" : "texts";
        return channel == Channel.EMAIL ? "E-mail" : channel == Channel.SMS ? capital(texts) : "E-mail, and " + texts;
    }

    static String hours(LocalTime from, LocalTime to) {
        return hour(from) + " to " + (to.equals(LocalTime.MIDNIGHT) ? "midnight" : hour(to));
    }

    static String within(Duration within) {
        return within.toHours() % 24 == 0 && within.toDays() > 1
                ? within.toDays() + " days"
                : within.toHours() == 1 ? "an hour" : within.toHours() + " hours";
    }

    /** In the order of the week. */
    static String days(Collection<DayOfWeek> some) {
        EnumSet<DayOfWeek> days = EnumSet.copyOf(some);
        if (days.size() == DayOfWeek.values().length) {
            return "Every day";
        }
        DayOfWeek first = days.iterator().next();
        DayOfWeek last = days.stream().reduce(first, (one, next) -> next);
        boolean span = days.size() > 2 && days.equals(EnumSet.range(first, last));
        if (days.equals(WORKDAYS) || span) {
            return name(first) + " to " + name(last);
        }
        return days.stream().map(RuleWords::name).collect(Collectors.joining(", "));
    }

    private static String hour(LocalTime time) {
        return (time.getMinute() == 0 ? HOUR : MINUTE).format(time);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.US);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.US) + words.substring(1);
    }
}
