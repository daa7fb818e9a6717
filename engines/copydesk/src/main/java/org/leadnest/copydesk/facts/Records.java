package org.leadnest.copydesk.facts;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Provenance;

/** Fields that hold records: rooms, media and open houses. */
final class Records {
    private static final Pattern DIMENSIONS = Pattern.compile(
            "\\s*(\\d{1,3}(?:\\.\\d+)?)\\s*(?:ft|')?\\s*[xX\u00d7]\\s*(\\d{1,3}(?:\\.\\d+)?)\\s*(?:ft|')?\\s*");
    private static final BigDecimal LONGEST_FEET = BigDecimal.valueOf(150);
    private static final int MOST_NAME = 60;
    /** Types of an open house that anybody may come to; one without a type is. */
    private static final Set<String> INVITING = Set.of("", "public");

    private static final Set<String> HELD = Set.of("", "active");

    private final FactReader reader;
    private int photos;

    Records(FactReader reader) {
        this.reader = reader;
    }

    boolean read(String name, Object value) {
        if (!(value instanceof Iterable<?> many)) {
            return false;
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "rooms", "propertyrooms", "room" -> many.forEach(one -> room(fields(one)));
            case "media", "photos" -> many.forEach(one -> photo(fields(one)));
            case "openhouse", "openhouses" -> openHouses(many);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Map<?, ?> fields(@Nullable Object one) {
        return one instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String said(Map<?, ?> fields, String... names) {
        for (String name : names) {
            Object value = fields.get(name);
            if (value != null) {
                return value.toString().strip();
            }
        }
        return "";
    }

    private void room(Map<?, ?> fields) {
        String type = Values.tidy(said(fields, "RoomType", "type", "name"));
        if (type.isBlank() || Screen.refusal(type, MOST_NAME) != null) {
            return;
        }
        String level = Values.tidy(said(fields, "RoomLevel", "level"));
        BigDecimal length = feet(said(fields, "RoomLength", "length"));
        BigDecimal width = feet(said(fields, "RoomWidth", "width"));
        Matcher both = DIMENSIONS.matcher(said(fields, "RoomDimensions", "dimensions"));
        if (both.matches()) {
            length = feet(both.group(1));
            width = feet(both.group(2));
        }
        String clean = Screen.refusal(level, MOST_NAME) == null ? level : "";
        reader.add(new Fact("Rooms", FactKind.FEATURE, new Room(type, length, width, clean), Provenance.FIELD));
        Object features = fields.get("RoomFeatures");
        if (features != null) {
            reader.values("RoomFeatures", features, Provenance.FIELD);
        }
    }

    private static @Nullable BigDecimal feet(String said) {
        BigDecimal number = Numbers.read(said);
        boolean usable = number != null && number.signum() > 0 && number.compareTo(LONGEST_FEET) <= 0;
        return usable ? number : null;
    }

    private void photo(Map<?, ?> fields) {
        photos++;
        String imageOf = usable(Values.tidy(said(fields, "ImageOf", "imageOf")));
        String description = usable(said(fields, "ShortDescription", "shortDescription"));
        if (imageOf.isEmpty() && description.isEmpty()) {
            return;
        }
        BigDecimal order = Numbers.read(said(fields, "Order", "order"));
        boolean preferred = said(fields, "PreferredPhotoYN").equalsIgnoreCase("true");
        int position = order == null || order.intValue() < 1 ? photos : order.intValue();
        reader.add(new Fact(
                "Media[" + position + "]",
                FactKind.PHOTO,
                new Photo(position, imageOf, description, preferred),
                Provenance.PHOTO));
    }

    private static String usable(String said) {
        return said.isBlank() || Screen.refusal(said, 120) != null ? "" : said;
    }

    /** The soonest that is held and open to the public, whole: parts of different ones say nothing true together. */
    private void openHouses(Iterable<?> many) {
        Map<?, ?> next = Map.of();
        for (Object one : many) {
            Map<?, ?> fields = fields(one);
            boolean invited = INVITING.contains(said(fields, "OpenHouseType").toLowerCase(Locale.ROOT))
                    && HELD.contains(said(fields, "OpenHouseStatus").toLowerCase(Locale.ROOT));
            if (invited && (next.isEmpty() || begins(fields).compareTo(begins(next)) < 0)) {
                next = fields;
            }
        }
        for (String name : new String[] {"OpenHouseDate", "OpenHouseStartTime", "OpenHouseEndTime"}) {
            String said = said(next, name);
            if (!said.isEmpty() && said.length() < 40) {
                reader.alone(new Fact(name, FactKind.WORD, said, Provenance.FIELD));
            } else if (!next.isEmpty()) {
                reader.forget(name);
            }
        }
    }

    /** Sorts ISO dates and times; one without a date comes last. */
    private static String begins(Map<?, ?> fields) {
        String date = said(fields, "OpenHouseDate");
        return (date.isEmpty() ? "~" : date) + ' ' + said(fields, "OpenHouseStartTime");
    }
}
