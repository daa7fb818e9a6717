package org.leadnest.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are wanted; what is null or empty asks for nothing.
 *
 * @param open true for those that have not closed, false for those that have
 * @param q what a name has to contain, in any case
 */
public record DealFilter(
        @Nullable UUID pipeline,
        @Nullable UUID stage,
        @Nullable UUID lead,
        @Nullable UUID owner,
        @Nullable Boolean open,
        String q) {
    public static final DealFilter ALL = new DealFilter(null, null, null, null, null, "");

    public static DealFilter ofLead(UUID lead) {
        return new DealFilter(null, null, lead, null, null, "");
    }

    static DealFilter ofPipeline(@Nullable UUID pipeline) {
        return new DealFilter(pipeline, null, null, null, null, "");
    }
}
