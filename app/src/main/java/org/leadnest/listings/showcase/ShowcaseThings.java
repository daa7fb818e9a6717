package org.leadnest.listings.showcase;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.leadnest.listings.Listing;

/** What a property has several of, in words for visitors: its rooms, and the open houses that they may still come to. */
final class ShowcaseThings {
    private static final Set<String> FOR_AGENTS = Set.of("Broker", "Office", "Livestream Broker");
    private static final Set<String> OVER = Set.of("Canceled", "Ended");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private ShowcaseThings() {}

    /** Each room with its size and floor; one of which nothing but its name is known stands without them. */
    static List<ShowcasePage.Fact> rooms(Listing listing) {
        return things(listing, "Rooms")
                .filter(room -> !said(room, "RoomType").isEmpty())
                .map(room -> new ShowcasePage.Fact(
                        said(room, "RoomType"),
                        String.join(
                                ", ",
                                Stream.of(size(room), level(room), said(room, "RoomDescription"))
                                        .filter(part -> !part.isEmpty())
                                        .toList())))
                .toList();
    }

    private static String size(Map<?, ?> room) {
        String written = said(room, "RoomDimensions");
        if (!written.isEmpty()) {
            return written;
        }
        String length = said(room, "RoomLength");
        String width = said(room, "RoomWidth");
        if (!length.isEmpty() && !width.isEmpty()) {
            return length + " × " + width + (said(room, "RoomLengthWidthUnits").equals("Meters") ? " m" : " ft");
        }
        String area = said(room, "RoomArea");
        return area.isEmpty()
                ? ""
                : area + (said(room, "RoomAreaUnits").equals("Square Meters") ? " square meters" : " square feet");
    }

    private static String level(Map<?, ?> room) {
        String level = said(room, "RoomLevel");
        return level.isEmpty() || level.toLowerCase(Locale.US).contains("level")
                ? level
                : level.toLowerCase(Locale.US) + " level";
    }

    /** From {@code today} on, soonest first: "Saturday, December 5, 1 PM to 3 PM". */
    static List<String> openHouses(Listing listing, LocalDate today) {
        record Opening(LocalDate day, String from, String words) {}
        List<Opening> openings = new ArrayList<>();
        things(listing, "OpenHouse")
                .filter(one -> !FOR_AGENTS.contains(said(one, "OpenHouseType"))
                        && !OVER.contains(said(one, "OpenHouseStatus"))
                        && !said(one, "OpenHouseDate").isEmpty())
                .forEach(one -> {
                    LocalDate day = LocalDate.parse(said(one, "OpenHouseDate"));
                    String from = said(one, "OpenHouseStartTime");
                    if (!day.isBefore(today)) {
                        openings.add(
                                new Opening(day, from, DAY.format(day) + hours(from, said(one, "OpenHouseEndTime"))));
                    }
                });
        return openings.stream()
                .sorted(Comparator.comparing(Opening::day).thenComparing(Opening::from))
                .map(Opening::words)
                .toList();
    }

    private static String hours(String from, String to) {
        if (from.isEmpty()) {
            return "";
        }
        return ", " + hour(from) + (to.isEmpty() ? "" : " to " + hour(to));
    }

    private static String hour(String time) {
        LocalTime read = LocalTime.parse(time);
        return (read.getMinute() == 0 ? HOUR : MINUTE).format(read);
    }

    private static Stream<Map<?, ?>> things(Listing listing, String field) {
        List<?> several = listing.reso().get(field) instanceof List<?> list ? list : List.of();
        List<Map<?, ?>> things = new ArrayList<>();
        several.forEach(one -> {
            if (one instanceof Map<?, ?> thing) {
                things.add(thing);
            }
        });
        return things.stream();
    }

    private static String said(Map<?, ?> thing, String name) {
        return Objects.toString(thing.get(name), "").strip();
    }
}
