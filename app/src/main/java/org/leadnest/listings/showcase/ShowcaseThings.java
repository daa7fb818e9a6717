package org.leadnest.listings.showcase;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.listings.Listing;
import org.leadnest.listings.OpenHouses;

/** What a property has several of, in words for visitors: its rooms, and the open houses that they may still come to. */
final class ShowcaseThings {
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

    /** Those that are not over at {@code now}, soonest first: "Saturday, December 5, 1 PM to 3 PM". */
    static List<String> openHouses(Listing listing, LocalDateTime now) {
        return OpenHouses.coming(listing, now).stream()
                .map(opening -> DAY.format(opening.day()) + hours(opening.from(), opening.to()))
                .toList();
    }

    private static String hours(@Nullable LocalTime from, @Nullable LocalTime to) {
        if (from == null) {
            return "";
        }
        return ", " + hour(from) + (to == null ? "" : " to " + hour(to));
    }

    private static String hour(LocalTime time) {
        return (time.getMinute() == 0 ? HOUR : MINUTE).format(time);
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
