package org.leadnest.followups;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/** A sequence as somebody wants it; checked by {@link SequenceInput}. */
public record SequenceDraft(String name, List<SequenceStep> steps, Exits exits) {
    public SequenceDraft {
        steps = List.copyOf(steps);
    }

    /**
     * Each step with the lineage of the one that it goes on from: the one that it names, else one of the same words, and
     * where no step names any, the one of its kind in its place. A lineage that is none of {@code before} is not taken over.
     */
    SequenceDraft after(List<SequenceStep> before) {
        Set<UUID> free = new HashSet<>();
        before.forEach(step -> free.add(step.lineage()));
        Map<Integer, UUID> taken = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            if (free.remove(steps.get(i).lineage())) {
                taken.put(i, steps.get(i).lineage());
            }
        }
        boolean named = !taken.isEmpty();
        take(before, free, taken, (i, j) -> before.get(j).says(steps.get(i)));
        if (!named) {
            take(
                    before,
                    free,
                    taken,
                    (i, j) -> i.equals(j)
                            && before.get(j).channel() == steps.get(i).channel());
        }
        List<SequenceStep> after = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            SequenceStep step = steps.get(i);
            after.add(step.of(taken.getOrDefault(i, step.id())));
        }
        return new SequenceDraft(name, after, exits);
    }

    private void take(
            List<SequenceStep> before, Set<UUID> free, Map<Integer, UUID> taken, BiPredicate<Integer, Integer> alike) {
        for (int i = 0; i < steps.size(); i++) {
            for (int j = 0; j < before.size() && !taken.containsKey(i); j++) {
                if (alike.test(i, j) && free.remove(before.get(j).lineage())) {
                    taken.put(i, before.get(j).lineage());
                }
            }
        }
    }
}
