package org.leadnest.deals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All pipelines of the account, those in use first, in order. The first one is what is meant where none is named.
 *
 * @param all never empty; the first one is in use
 */
public record Pipelines(List<Pipeline> all) {
    public Pipelines {
        all = List.copyOf(all);
        if (all.isEmpty() || all.getFirst().archived()) {
            throw new IllegalArgumentException("expected at least one pipeline in use");
        }
    }

    public Pipeline standard() {
        return all.getFirst();
    }

    public List<Pipeline> inUse() {
        return all.stream().filter(one -> !one.archived()).toList();
    }

    public boolean several() {
        return inUse().size() > 1;
    }

    /** The pipeline of this id, or of this name in any case; archived ones too. */
    public Optional<Pipeline> find(String idOrName) {
        String wanted = idOrName.strip();
        return all.stream()
                .filter(one -> one.id().toString().equals(wanted) || one.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    Optional<Pipeline> find(UUID id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The stage of this id, in whichever pipeline in use it stands. */
    Optional<DealStage> stage(String id) {
        String wanted = id.strip();
        return inUse().stream()
                .flatMap(one -> one.stages().stream())
                .filter(stage -> stage.id().toString().equals(wanted))
                .findFirst();
    }

    /** Id to name of all stages that a deal can be put into; the pipeline is said too where there are several. */
    Map<String, String> stageNames() {
        Map<String, String> names = new LinkedHashMap<>();
        inUse().forEach(one -> one.stages()
                .forEach(stage -> names.put(stage.id().toString(), several() ? stage.full() : stage.name())));
        return names;
    }

    /** Id to name of those in use. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        inUse().forEach(one -> names.put(one.id().toString(), one.name()));
        return names;
    }
}
