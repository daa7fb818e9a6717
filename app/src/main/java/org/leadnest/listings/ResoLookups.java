package org.leadnest.listings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that the RESO Data Dictionary 2.0 knows for a field. Another value is kept as it was written, for homes have
 * what no list names; whoever sends a listing on is told which ones an MLS may not know.
 */
final class ResoLookups {
    private static final Map<String, List<String>> VALUES = read();

    private ResoLookups() {}

    /** In the order of the dictionary; empty for a field whose values it leaves open. */
    static List<String> of(String field) {
        return VALUES.getOrDefault(field, List.of());
    }

    /** Which of the values of which fields are not in the dictionary, also in rooms; by field. */
    static Map<String, List<String>> unknown(Map<String, Object> reso) {
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        reso.forEach((name, value) -> look(name, value, unknown));
        return unknown;
    }

    private static void look(String name, Object value, Map<String, List<String>> unknown) {
        List<String> known = of(name);
        for (Object one : value instanceof Collection<?> many ? many : List.of(value)) {
            if (one instanceof Map<?, ?> thing) {
                thing.forEach((part, held) -> look(part.toString(), held, unknown));
            } else if (one instanceof String text
                    && !known.isEmpty()
                    && known.stream().noneMatch(value1 -> same(value1, text))) {
                List<String> named = unknown.computeIfAbsent(name, key -> new ArrayList<>());
                if (!named.contains(text)) {
                    named.add(text);
                }
            }
        }
    }

    private static boolean same(String known, String text) {
        return known.equals(text) || key(known).equals(key(text));
    }

    /** {@code WalkInClosets} is {@code Walk-In Closet(s)}: RESO has a name for people and one for programs. */
    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> values = new TreeMap<>();
        try (InputStream in = ResoLookups.class.getClassLoader().getResourceAsStream("reso/lookups.txt")) {
            if (in == null) {
                throw new IllegalStateException("reso/lookups.txt is missing from the build");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.split("=", 2))
                    .forEach(parts -> values.put(parts[0], List.of(parts[1].split("\\|"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return values;
    }
}
