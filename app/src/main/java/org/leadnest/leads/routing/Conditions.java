package org.leadnest.leads.routing;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule, each of which lets an occasion through or says why not. */
final class Conditions {
    private static final List<BiFunction<RoutingRule, Occasion, Optional<String>>> ALL = List.of(
            Conditions::enabled,
            Conditions::source,
            Conditions::area,
            Conditions::language,
            Conditions::price,
            Conditions::time);

    private Conditions() {}

    /** Why the rule does not take it; empty when it does. */
    static Optional<String> refusal(RoutingRule rule, Occasion occasion) {
        return ALL.stream()
                .map(condition -> condition.apply(rule, occasion))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> enabled(RoutingRule rule, Occasion occasion) {
        return when(!rule.enabled(), "is switched off");
    }

    private static Optional<String> source(RoutingRule rule, Occasion occasion) {
        return when(
                !rule.sources().isEmpty() && !rule.sources().contains(lower(occasion.source())),
                "is for other sources than " + said(occasion.source()));
    }

    private static Optional<String> area(RoutingRule rule, Occasion occasion) {
        String zip = occasion.postalCode() == null ? "" : occasion.postalCode();
        boolean inside = rule.areas().stream()
                .anyMatch(area -> area.equals(lower(occasion.city()))
                        || area.equalsIgnoreCase(occasion.state())
                        || (area.matches("[0-9]{1,5}") && zip.startsWith(area)));
        String where = occasion.city() != null ? occasion.city() : occasion.postalCode();
        return when(!rule.areas().isEmpty() && !inside, "is for other areas than " + said(where));
    }

    private static Optional<String> language(RoutingRule rule, Occasion occasion) {
        String spoken = occasion.language() == null ? "en" : occasion.language();
        return when(
                !rule.languages().isEmpty() && !rule.languages().contains(spoken),
                "is for other languages than " + spoken);
    }

    private static Optional<String> price(RoutingRule rule, Occasion occasion) {
        if (rule.priceFrom() == null && rule.priceTo() == null) {
            return Optional.empty();
        }
        if (occasion.price() == null) {
            return Optional.of("needs a price, and none is known");
        }
        boolean below = rule.priceFrom() != null && occasion.price().compareTo(rule.priceFrom()) < 0;
        boolean above = rule.priceTo() != null && occasion.price().compareTo(rule.priceTo()) > 0;
        return when(
                below || above, "is for other prices than $" + occasion.price().toPlainString());
    }

    private static Optional<String> time(RoutingRule rule, Occasion occasion) {
        return when(
                !open(rule.days(), rule.timeFrom(), rule.timeTo(), occasion.at()), "is for other days or times of day");
    }

    /** Whether {@code at} lies in these days and hours; no days are all days, no hours the whole day. */
    static boolean open(
            Set<java.time.DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime to, LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        if (from == null || to == null || from.equals(to)) {
            return days.isEmpty() || days.contains(at.getDayOfWeek());
        }
        boolean overnight = to.isBefore(from);
        boolean tail = overnight && time.isBefore(to);
        boolean inside = overnight ? tail || !time.isBefore(from) : !time.isBefore(from) && time.isBefore(to);
        // The hours behind midnight belong to the day on which they began.
        var day = tail ? at.getDayOfWeek().minus(1) : at.getDayOfWeek();
        return inside && (days.isEmpty() || days.contains(day));
    }

    private static Optional<String> when(boolean refused, String reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static String said(@Nullable String text) {
        return text == null || text.isBlank() ? "“unknown”" : "“" + text + "”";
    }
}
