package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and open houses in the form: a line of inputs each, named {@code Rooms.0.RoomType}; a line that is emptied goes.
 * What the form does not show of a room stays with it, by its place ({@code Rooms.0.at}).
 */
final class ThingsForm {
    private static final Pattern NAME = Pattern.compile("(\\w+)\\.(\\d{1,3})\\.(\\w+)");
    private static final String PLACE = "at";
    private static final int SPARE = 2;

    /** What is shown of each: names and labels. */
    private static final Map<String, Map<String, String>> SHOWN = new LinkedHashMap<>();

    static {
        shown(
                "Rooms",
                "RoomType|Room",
                "RoomLevel|Level",
                "RoomDimensions|Dimensions",
                "RoomLength|Length in feet",
                "RoomWidth|Width in feet",
                "RoomDescription|Worth telling");
        shown(
                "OpenHouse",
                "OpenHouseDate|Day",
                "OpenHouseStartTime|From",
                "OpenHouseEndTime|To",
                "OpenHouseType|For",
                "OpenHouseRemarks|Remarks");
    }

    private ThingsForm() {}

    private static void shown(String name, String... parts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String part : parts) {
            labels.put(part.split("\\|")[0], part.split("\\|")[1]);
        }
        SHOWN.put(name, labels);
    }

    static String title(String name) {
        return name.equals("Rooms") ? "Rooms" : "Open houses";
    }

    /** The kinds of things that a form holds. */
    static List<String> names() {
        return List.copyOf(SHOWN.keySet());
    }

    /** Adds to {@code input} the things that were typed; nothing where the form had no lines for them. */
    static void read(Map<String, String> typed, Map<String, Object> before, Map<String, @Nullable Object> input) {
        for (String name : SHOWN.keySet()) {
            Map<Integer, Map<String, String>> lines = lines(name, typed);
            if (!lines.isEmpty()) {
                List<Map<String, Object>> things = new ArrayList<>();
                lines.values().forEach(line -> thing(name, line, before).ifPresent(things::add));
                input.put(name, things.isEmpty() ? null : things);
            }
        }
    }

    private static Optional<Map<String, Object>> thing(
            String name, Map<String, String> line, Map<String, Object> before) {
        Map<String, Object> thing = new LinkedHashMap<>(stored(before.get(name), line.getOrDefault(PLACE, "")));
        boolean any = false;
        for (String part : parts(name).keySet()) {
            String value = line.getOrDefault(part, "").strip();
            any |= !value.isEmpty();
            if (value.isEmpty()) {
                thing.remove(part);
            } else {
                thing.put(part, value);
            }
        }
        return any ? Optional.of(thing) : Optional.empty();
    }

    private static Map<String, Object> stored(@Nullable Object things, String place) {
        Map<String, Object> stored = new LinkedHashMap<>();
        if (things instanceof List<?> list
                && place.matches("\\d{1,3}")
                && Integer.parseInt(place) < list.size()
                && list.get(Integer.parseInt(place)) instanceof Map<?, ?> thing) {
            thing.forEach((part, value) -> stored.put(part.toString(), value));
        }
        return stored;
    }

    private static Map<String, String> parts(String name) {
        return SHOWN.getOrDefault(name, Map.of());
    }

    private static Map<Integer, Map<String, String>> lines(String name, Map<String, String> typed) {
        Map<Integer, Map<String, String>> lines = new TreeMap<>();
        typed.forEach((key, value) -> {
            Matcher matcher = NAME.matcher(key);
            if (matcher.matches() && matcher.group(1).equals(name)) {
                lines.computeIfAbsent(Integer.valueOf(matcher.group(2)), at -> new LinkedHashMap<>())
                        .put(matcher.group(3), value);
            }
        });
        return lines;
    }

    /** What a listing holds of them, as it would be typed. */
    static void typed(Listing listing, Map<String, String> typed) {
        for (String name : SHOWN.keySet()) {
            List<?> things = listing.reso().get(name) instanceof List<?> list ? list : List.of();
            for (int at = 0; at < things.size(); at++) {
                Map<?, ?> thing = things.get(at) instanceof Map<?, ?> map ? map : Map.of();
                typed.put(name + "." + at + "." + PLACE, Integer.toString(at));
                for (String part : parts(name).keySet()) {
                    Object value = thing.get(part);
                    if (value != null) {
                        typed.put(name + "." + at + "." + part, value.toString());
                    }
                }
            }
        }
    }

    /** The lines of the form: what was typed, and some for more. */
    static List<ListingFormPage.Line> page(String name, Map<String, String> typed) {
        List<ListingFormPage.Line> page = new ArrayList<>();
        Map<Integer, Map<String, String>> lines = lines(name, typed);
        lines.values()
                .removeIf(line -> parts(name).keySet().stream()
                        .allMatch(part -> line.getOrDefault(part, "").isBlank()));
        lines.values().forEach(line -> page.add(line(name, page.size(), line)));
        for (int spare = 0; spare < SPARE; spare++) {
            page.add(line(name, page.size(), Map.of()));
        }
        return page;
    }

    private static ListingFormPage.Line line(String name, int at, Map<String, String> typed) {
        String prefix = name + "." + at + ".";
        List<ListingFormPage.Field> fields = new ArrayList<>();
        parts(name).forEach((part, label) -> fields.add(field(name, prefix, part, label, typed.get(part))));
        return new ListingFormPage.Line(at + 1, prefix + PLACE, typed.getOrDefault(PLACE, ""), fields);
    }

    private static ListingFormPage.Field field(
            String name, String prefix, String part, String label, @Nullable String value) {
        FieldKind kind = ListingFields.kind(name)
                .map(FieldKind.Things.class::cast)
                .orElseThrow()
                .parts()
                .get(part);
        return ListingForm.field(prefix + part, label, kind == null ? new FieldKind.Text(1) : kind, value, null, null);
    }
}
