package org.leadnest.deals;

import java.util.List;
import java.util.Optional;

/** The stages of an account's deals, in order; never empty. */
public record Pipeline(List<DealStage> stages) {
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
