package org.leadnest.cadence;

import java.util.List;

/** One of each signal. */
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
            new Signal.Stopped());

    private Signals() {}

    static Signal anExample(Class<?> type) {
        return ALL.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
