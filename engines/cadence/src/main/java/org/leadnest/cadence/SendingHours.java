package org.leadnest.cadence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Quiet hours over dated rows. A message may arrive only when every place where the recipient may be allows it
 * (47 CFR 64.1200(c)(1) sets 8:00 to 21:00 at the called party's location; states are stricter).
 */
public final class SendingHours {

    private static final String FEDERAL = "US";

    /** The longest that any set of places can be closed is a weekend and a night; two weeks is past hope. */
    private static final int HORIZON_DAYS = 15;

    /** Whether a message may arrive. */
    public sealed interface Verdict {
        record Open() implements Verdict {}

        /**
         * @param place one that does not allow it now
         * @param until the first instant at which all places allow it; absent when none is within two weeks
         */
        record Closed(Place place, @Nullable Instant until) implements Verdict {}
    }

    private final Map<String, List<HoursWindow>> byJurisdiction;
    private final Set<String> complete;

    public SendingHours(List<HoursWindow> rows) {
        this(rows, Set.of());
    }

    /**
     * @param complete jurisdictions whose rows say everything: on a day without one of them nothing is allowed, and the federal
     *     rows are not asked instead
     */
    public SendingHours(List<HoursWindow> rows, Set<String> complete) {
        this.complete = Set.copyOf(complete);
        byJurisdiction = rows.stream()
                .sorted(Comparator.comparing(HoursWindow::from))
                .collect(Collectors.groupingBy(HoursWindow::jurisdiction));
    }

    /**
     * @param places every place that the recipient may be in
     * @throws IllegalArgumentException when there is none: somebody of whom nothing is known may be anywhere
     */
    public Verdict check(Set<Place> places, Instant now) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("Quiet hours need at least one place where the recipient may be");
        }
        return places.stream()
                .filter(place -> !open(place, now))
                .min(Comparator.comparing(Place::jurisdiction)
                        .thenComparing(place -> place.zone().getId()))
                .<Verdict>map(
                        place -> new Verdict.Closed(place, nextOpen(places, now).orElse(null)))
                .orElseGet(Verdict.Open::new);
    }

    /** The first instant at or after {@code from} at which all places allow a message. */
    public Optional<Instant> nextOpen(Set<Place> places, Instant from) {
        var horizon = from.atZone(ZoneOffset.UTC).plusDays(HORIZON_DAYS).toInstant();
        var candidate = from;
        while (candidate.isBefore(horizon)) {
            var latest = candidate;
            for (var place : places) {
                var open = nextOpen(place, latest);
                if (open == null) {
                    return Optional.empty();
                }
                latest = open;
            }
            if (latest.equals(candidate)) {
                return Optional.of(candidate);
            }
            candidate = latest;
        }
        return Optional.empty();
    }

    /** When the first of the places closes; {@code now} where one is closed already. */
    public Instant openUntil(Set<Place> places, Instant now) {
        return places.stream()
                .map(place -> closes(place, now))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private Instant closes(Place place, Instant now) {
        var local = now.atZone(place.zone());
        return windows(place, local.toLocalDate()).stream()
                .filter(window -> window.contains(local.toLocalTime()))
                .map(window -> LocalTimes.at(
                        window.to().equals(LocalTime.MIDNIGHT)
                                ? local.toLocalDate().plusDays(1)
                                : local.toLocalDate(),
                        window.to(),
                        place.zone()))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private boolean open(Place place, Instant instant) {
        var local = instant.atZone(place.zone());
        return windows(place, local.toLocalDate()).stream().anyMatch(window -> window.contains(local.toLocalTime()));
    }

    private @Nullable Instant nextOpen(Place place, Instant from) {
        if (open(place, from)) {
            return from;
        }
        var today = from.atZone(place.zone()).toLocalDate();
        for (var day = today; day.isBefore(today.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            for (var window : windows(place, day)) {
                var opens = LocalTimes.at(day, window.from(), place.zone());
                if (opens.isAfter(from) && open(place, opens)) {
                    return opens;
                }
            }
        }
        return null;
    }

    private List<HoursWindow> windows(Place place, LocalDate day) {
        var own = inForce(place.jurisdiction(), day);
        var rows = own.isEmpty() && !complete.contains(place.jurisdiction()) ? inForce(FEDERAL, day) : own;
        return rows.stream().filter(row -> row.weekday() == day.getDayOfWeek()).toList();
    }

    private List<HoursWindow> inForce(String jurisdiction, LocalDate day) {
        return byJurisdiction.getOrDefault(jurisdiction, List.of()).stream()
                .filter(row -> row.inForceOn(day))
                .toList();
    }
}
