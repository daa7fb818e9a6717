package org.leadnest.cadence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A sequence version as the engine sees it. It never changes: an edit makes another version.
 *
 * @param pausing what pauses an enrollment instead of ending it
 */
public record SequencePlan(UUID versionId, List<Step> steps, Set<ExitReason> pausing) {

    public SequencePlan {
        steps = List.copyOf(steps);
        pausing = Set.copyOf(pausing);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A sequence needs at least one step");
        }
        if (!pausing.stream().allMatch(ExitReason::mayPause)) {
            throw new IllegalArgumentException("Only a reply, showing, stage or deal can pause, but got " + pausing);
        }
        requireDistinct(steps);
        requireForward(steps);
    }

    /** A plan that every reply, showing, stage change or deal ends. */
    public SequencePlan(UUID versionId, List<Step> steps) {
        this(versionId, steps, Set.of());
    }

    /** Whether what is left from a step on says something, and only on these channels. */
    public boolean silencedBy(Set<Channel> closed, int from) {
        var speaking = steps.subList(Math.min(from, steps.size()), steps.size()).stream()
                .map(step -> step.action().channel())
                .filter(channel -> channel == Channel.EMAIL || channel == Channel.SMS)
                .toList();
        return !speaking.isEmpty() && closed.containsAll(speaking);
    }

    private static void requireDistinct(List<Step> steps) {
        var seen = new HashSet<UUID>();
        for (var step : steps) {
            if (!seen.add(step.id())) {
                throw new IllegalArgumentException("Step " + step.id() + " stands in the sequence twice");
            }
        }
    }

    private static void requireForward(List<Step> steps) {
        for (var index = 0; index < steps.size(); index++) {
            if (steps.get(index).action() instanceof Action.Condition condition
                    && (condition.otherwise() <= index || condition.otherwise() > steps.size())) {
                throw new IllegalArgumentException(
                        "A condition may only jump forward: step " + index + " to " + condition.otherwise());
            }
        }
    }
}
