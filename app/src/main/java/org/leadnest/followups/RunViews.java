package org.leadnest.followups;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns enrollments into what pages show, a set at a time. */
@Component
class RunViews {
    private final Addressees addressees;
    private final WaitingReasons reasons;

    RunViews(Addressees addressees, WaitingReasons reasons) {
        this.addressees = addressees;
        this.reasons = reasons;
    }

    List<RunView> of(List<Run> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<UUID, Addressee> people = addressees.of(runs.stream().map(Run::lead).toList());
        Map<UUID, Waiting> waiting = reasons.of(runs);
        ZoneId zone = addressees.zone();
        return runs.stream()
                .map(run -> RunView.of(run, name(people.get(run.lead())), waiting.get(run.id()), zone))
                .toList();
    }

    private static String name(@Nullable Addressee person) {
        return person == null ? "No name" : person.shown();
    }
}
