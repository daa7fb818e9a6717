package org.leadnest.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a keyset-paged list: the sort key of its last row, as text, and that row's id to break ties. */
public record Cursor(String key, UUID id) {
    private static final char SEPARATOR = '\n';
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    public String encode() {
        byte[] bytes = (id.toString() + SEPARATOR + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The place that {@link #encode()} wrote, or nothing when the text is no such place. */
    public static Optional<Cursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int cut = plain.indexOf(SEPARATOR);
            return cut < 0
                    ? Optional.empty()
                    : Ids.parse(plain.substring(0, cut))
                            .map(id -> new Cursor(plain.substring(cut + 1), id))
                            .filter(cursor -> cursor.key.indexOf('\0') < 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}, for a list in the order of time: nothing when the key is no instant that a database can hold. */
    public static Optional<Cursor> timed(String text) {
        return parse(text).filter(cursor -> isTime(cursor.key));
    }

    private static boolean isTime(String key) {
        try {
            Instant time = Instant.parse(key);
            return time.isAfter(FIRST) && time.isBefore(LAST);
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
