package org.leadnest.deals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A way that deals of one kind go, such as sales or rentals: its stages in order; never empty.
 *
 * @param archived out of use: no deal can be put into it, those that closed in it stay
 */
public record Pipeline(UUID id, String name, boolean archived, List<DealStage> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("expected at least one stage");
        }
    }

    public DealStage first() {
        return stages.getFirst();
    }

    /** The stage of this id, or of this name in any case. */
    public Optional<DealStage> find(String idOrName) {
        String wanted = idOrName.strip();
        return stages.stream()
                .filter(stage ->
                        stage.id().toString().equals(wanted) || stage.name().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
