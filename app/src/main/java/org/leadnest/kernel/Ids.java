package org.leadnest.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** New row keys: UUIDv7 (RFC 9562), so that rows made together lie together in the index. */
public final class Ids {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The id in {@code text}, or nothing when it is not a UUID in its canonical writing. */
    public static Optional<UUID> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return CANONICAL.matcher(lower).matches() ? Optional.of(UUID.fromString(lower)) : Optional.empty();
    }
}
