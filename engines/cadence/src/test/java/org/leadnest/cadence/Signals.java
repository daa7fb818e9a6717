package org.leadnest.cadence;

import java.util.List;
import java.util.Set;

/** One of each signal, and more where they differ. */
final class Signals {

    static final List<Signal> ALL = List.of(
            new Signal.Started(),
            new Signal.Due(),
            new Signal.Approved(),
            new Signal.Declined(),
            new Signal.Replied(),
            new Signal.AutoReplied(null),
            new Signal.OptedOut(),
            new Signal.StageChanged(),
            new Signal.DealOpened(),
            new Signal.ShowingBooked(),
            new Signal.GoalReached(),
            new Signal.Paused(),
            new Signal.Resumed(),
            new Signal.Stopped(),
            new Signal.Archived(),
            new Signal.ChannelClosed(Set.of(Channel.EMAIL)),
            new Signal.ChannelClosed(Set.of(Channel.SMS)),
            new Signal.ChannelClosed(Set.of(Channel.EMAIL, Channel.SMS)));

    private Signals() {}

    static Signal anExample(Class<?> type) {
        return ALL.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
