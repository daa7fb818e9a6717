package org.leadnest.followups;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.cadence.SequencePlan;
import org.leadnest.cadence.Signal;
import org.leadnest.messaging.Channel;

/**
 * What it means for a run that a person left some channels or all: all end it, some only when no step that is left speaks on
 * another. Until then the send gate refuses the steps on the closed ones one by one.
 */
final class OptOuts {
    private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

    private OptOuts() {}

    /** Empty for somebody who left none. */
    static Optional<Signal> signal(Set<Channel> closed) {
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(closed.containsAll(ALL) ? new Signal.OptedOut() : new Signal.ChannelClosed(steps(closed)));
    }

    /** Why a sequence is not begun, in words. */
    static Optional<String> objection(SequencePlan plan, Set<Channel> closed) {
        if (closed.containsAll(ALL)) {
            return Optional.of("The lead opted out of messages.");
        }
        return plan.silencedBy(steps(closed), 0)
                ? Optional.of("The lead opted out of every channel that a step writes on.")
                : Optional.empty();
    }

    private static Set<org.leadnest.cadence.Channel> steps(Set<Channel> closed) {
        return closed.stream()
                .map(channel -> org.leadnest.cadence.Channel.valueOf(channel.name()))
                .collect(Collectors.toSet());
    }
}
