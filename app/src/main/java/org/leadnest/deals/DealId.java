package org.leadnest.deals;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;

public record DealId(UUID value) {
    /** The id in {@code text}, or nothing when it is none. */
    public static Optional<DealId> parse(String text) {
        return Ids.parse(text).map(DealId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
