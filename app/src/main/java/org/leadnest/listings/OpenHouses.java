package org.leadnest.listings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of a listing's open houses those that the public may still come to. */
public final class OpenHouses {
    private static final String FIELD = "OpenHouse";
    private static final List<String> FLAT = List.of("OpenHouseDate", "OpenHouseStartTime", "OpenHouseEndTime");
    private static final Set<String> FOR_AGENTS = Set.of("Broker", "Office", "Livestream Broker");
    private static final Set<String> OVER = Set.of("Canceled", "Ended");

    private OpenHouses() {}

    /**
     * One open house, in the local time of the property.
     *
     * @param from absent when only the day is known
     */
    public record Opening(
            LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {
        boolean isOver(LocalDateTime now) {
            LocalTime end = to == null ? LocalTime.MAX : to;
            return day.atTime(end).isBefore(now);
        }
    }

    /** Held, open to the public, in the house itself or on the net, and not over at {@code now}; soonest first. */
    public static List<Opening> coming(Listing listing, LocalDateTime now) {
        return coming(listing.reso(), now, FOR_AGENTS);
    }

    /**
     * {@code facts} with the next open house that people may walk into and no other: a note about it tells one day and its
     * own hours, never those of a past one or of one for agents.
     */
    static void keepNext(Map<String, Object> facts, LocalDateTime now) {
        Set<String> notHere = Set.of("Broker", "Office", "Livestream Broker", "Livestream Public");
        List<Opening> next = coming(facts, now, notHere);
        facts.remove(FIELD);
        FLAT.forEach(facts::remove);
        if (next.isEmpty()) {
            return;
        }
        Opening opening = next.getFirst();
        facts.put("OpenHouseDate", opening.day().toString());
        if (opening.from() != null) {
            facts.put("OpenHouseStartTime", opening.from().toString());
        }
        if (opening.from() != null && opening.to() != null) {
            facts.put("OpenHouseEndTime", opening.to().toString());
        }
    }

    private static List<Opening> coming(Map<String, Object> reso, LocalDateTime now, Set<String> notMeant) {
        List<Map<?, ?>> given = new ArrayList<>();
        if (reso.get(FIELD) instanceof List<?> several && !several.isEmpty()) {
            several.forEach(one -> {
                if (one instanceof Map<?, ?> fields) {
                    given.add(fields);
                }
            });
        } else {
            given.add(reso);
        }
        List<Opening> coming = new ArrayList<>();
        for (Map<?, ?> fields : given) {
            LocalDate day = read(fields, "OpenHouseDate", LocalDate::parse);
            boolean meant = !notMeant.contains(said(fields, "OpenHouseType"))
                    && !OVER.contains(said(fields, "OpenHouseStatus"));
            if (day == null || !meant) {
                continue;
            }
            Opening opening = new Opening(
                    day,
                    read(fields, "OpenHouseStartTime", LocalTime::parse),
                    read(fields, "OpenHouseEndTime", LocalTime::parse));
            if (!opening.isOver(now)) {
                coming.add(opening);
            }
        }
        Comparator<Opening> byTime = Comparator.comparing(
                opening -> opening.day().atTime(opening.from() == null ? LocalTime.MIN : opening.from()));
        coming.sort(byTime);
        return coming;
    }

    private interface Parser<T> {
        T parse(CharSequence text);
    }

    private static <T> @Nullable T read(Map<?, ?> fields, String name, Parser<T> parser) {
        String said = said(fields, name);
        try {
            return said.isEmpty() ? null : parser.parse(said);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String said(Map<?, ?> fields, String name) {
        return Objects.toString(fields.get(name), "").strip();
    }
}
