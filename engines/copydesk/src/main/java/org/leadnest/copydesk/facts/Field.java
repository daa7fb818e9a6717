package org.leadnest.copydesk.facts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.words.Resources;

/**
 * A field of the catalogue in fields.txt.
 *
 * @param detail the range of a number, the default theme of a list, the phrase of a yes/no field, the reason of an
 *     ignored one
 */
public record Field(String name, Kind kind, String detail) {
    /** How a field's value is read. */
    public enum Kind {
        NUMBER,
        MEASURE,
        MONEY,
        YEAR,
        PLACE,
        TYPE,
        LIST,
        YN,
        WORD,
        TEXT,
        IGNORE
    }

    private static final Map<String, Field> BY_KEY = read();

    private static Map<String, Field> read() {
        Map<String, Field> fields = new HashMap<>();
        for (String line : Resources.lines("fields.txt")) {
            String[] parts = line.split("\\s*\\|\\s*", 3);
            Kind kind = Kind.valueOf(parts[1].strip().toUpperCase(Locale.ROOT));
            fields.put(key(parts[0]), new Field(parts[0], kind, parts.length > 2 ? parts[2].strip() : ""));
        }
        return Map.copyOf(fields);
    }

    /** The field of that name in any letter case, with or without underscores; null when it is not in the catalogue. */
    public static @Nullable Field named(String name) {
        return BY_KEY.get(key(name));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }

    /** Whether a number lies in the field's range. */
    public boolean admits(BigDecimal number) {
        String[] range = detail.split("\\.\\.");
        return number.compareTo(new BigDecimal(range[0])) >= 0 && number.compareTo(new BigDecimal(range[1])) <= 0;
    }
}
