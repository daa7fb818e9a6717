package org.leadnest.followups;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.cadence.Action;
import org.leadnest.cadence.Check;
import org.leadnest.cadence.SequencePlan;
import org.springframework.stereotype.Component;

/** Plans of versions that somebody is enrolled in: such a version never changes, so what was read once stays true. */
@Component
class PlanCache {
    private static final int MOST = 2_000;

    private final SequenceStore store;
    private final Map<UUID, Planned> kept = new ConcurrentHashMap<>();

    PlanCache(SequenceStore store) {
        this.store = store;
    }

    /** @param namesHomes whether any of its texts names a home or a showing */
    record Planned(SequencePlan plan, Exits exits, boolean namesHomes) {
        Planned(SequencePlan plan, Exits exits) {
            this(plan, exits, Homes.named(plan));
        }

        boolean asksAboutLeads() {
            return plan.steps().stream().anyMatch(step -> step.action() instanceof Action.Condition);
        }

        boolean asksAboutLinks() {
            return plan.steps().stream()
                    .anyMatch(step -> step.action() instanceof Action.Condition asked
                            && asked.check() instanceof Check.OpenedLink);
        }
    }

    /** All of them, in at most two queries. Called with ids that came out of rows of the account. */
    Map<UUID, Planned> plans(Collection<UUID> versions) {
        List<UUID> missing =
                versions.stream().distinct().filter(id -> !kept.containsKey(id)).toList();
        if (kept.size() + missing.size() > MOST) {
            kept.clear();
            missing = versions.stream().distinct().toList();
        }
        Map<UUID, Planned> plans = new HashMap<>();
        if (!missing.isEmpty()) {
            store.versions(missing).forEach(sequence -> {
                Planned planned = new Planned(sequence.plan(), sequence.exits());
                kept.put(sequence.versionId(), planned);
                plans.put(sequence.versionId(), planned);
            });
        }
        versions.forEach(id -> {
            Planned planned = kept.get(id);
            if (planned != null) {
                plans.putIfAbsent(id, planned);
            }
        });
        return plans;
    }
}
