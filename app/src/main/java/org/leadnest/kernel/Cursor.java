package org.leadnest.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a keyset-paged list: the sort key of its last row, as text, and that row's id to break ties. */
public record Cursor(String key, UUID id) {
    private static final char SEPARATOR = '\n';

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
                    : Ids.parse(plain.substring(0, cut)).map(id -> new Cursor(plain.substring(cut + 1), id));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
