package org.leadnest.leads;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;

public record LeadId(UUID value) {
    public static LeadId of(String text) {
        return new LeadId(UUID.fromString(text));
    }

    /** The id in {@code text}, or nothing when it is none. */
    public static Optional<LeadId> parse(String text) {
        return Ids.parse(text).map(LeadId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
