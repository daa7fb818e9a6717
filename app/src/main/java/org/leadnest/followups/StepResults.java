package org.leadnest.followups;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.messaging.StepTallies;
import org.leadnest.messaging.StepTallies.Tally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came of steps: of one version, of each in the history, or of all added up. */
@Component
class StepResults {
    private final StepTallies tallies;
    private final SequenceStore sequences;

    StepResults(StepTallies tallies, SequenceStore sequences) {
        this.tallies = tallies;
        this.sequences = sequences;
    }

    /** Of the steps of this version, in their order. */
    @Transactional(readOnly = true)
    public List<StepNumbers> of(Sequence version) {
        Map<UUID, StepNumbers> numbers = of(version.steps());
        return version.steps().stream().map(step -> numbers.get(step.id())).toList();
    }

    /** By the id of the step, zeroes included. */
    @Transactional(readOnly = true)
    public Map<UUID, StepNumbers> of(Collection<SequenceStep> steps) {
        Map<UUID, List<Tally>> found =
                tallies.of(steps.stream().map(SequenceStep::id).toList());
        Map<UUID, StepNumbers> numbers = new HashMap<>();
        for (SequenceStep step : steps) {
            numbers.put(
                    step.id(),
                    StepNumbers.of(
                            found.getOrDefault(step.id(), List.of()),
                            1 + step.variants().size()));
        }
        return numbers;
    }

    /** Of the steps of this version and of those that they were in every other one, in their order. */
    @Transactional(readOnly = true)
    public List<StepNumbers> ofAllVersions(Sequence version) {
        Map<UUID, UUID> lineages = sequences.lineages(version.id());
        Map<UUID, StepNumbers> numbers = new HashMap<>();
        tallies.of(lineages.keySet()).forEach((step, found) -> {
            UUID lineage = lineages.get(step);
            numbers.merge(lineage, StepNumbers.of(found, 1), StepNumbers::plus);
        });
        return version.steps().stream()
                .map(step -> numbers.getOrDefault(step.lineage(), StepNumbers.NONE))
                .toList();
    }
}
