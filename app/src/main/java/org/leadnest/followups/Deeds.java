package org.leadnest.followups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadTraits;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.springframework.stereotype.Component;

/** Carries out what steps do, in sets, in the caller's transaction; and reads what their conditions ask. */
@Component
class Deeds {
    private static final Author SYSTEM = Author.system("Follow-up");

    private final Messages messages;
    private final Tasks tasks;
    private final CallStore calls;
    private final Leads leads;

    Deeds(Messages messages, Tasks tasks, CallStore calls, Leads leads) {
        this.messages = messages;
        this.tasks = tasks;
        this.calls = calls;
        this.leads = leads;
    }

    void carryOut(List<Deed> deeds) {
        List<Outgoing> sending = new ArrayList<>();
        List<NewTask> filing = new ArrayList<>();
        List<NewCall> calling = new ArrayList<>();
        for (Deed deed : deeds) {
            switch (deed) {
                case Deed.Sends sends -> sending.add(sends.message());
                case Deed.Files files -> filing.add(files.task());
                case Deed.Calls one -> calling.add(one.call());
                case Deed.Passes _, Deed.Asks _, Deed.Skips _ -> {}
            }
        }
        messages.queue(sending);
        // In one order everywhere, so that sets that run abreast do not wait for each other's leads in a circle.
        filing.sort(Comparator.comparing(task -> Objects.toString(task.lead(), "")));
        tasks.createAll(filing, SYSTEM);
        calls.insert(calling);
    }

    /** By lead; nothing is read when no plan asks anything. */
    Map<UUID, LeadTraits> traits(Collection<PlanCache.Planned> plans, Collection<UUID> of) {
        return plans.stream().anyMatch(PlanCache.Planned::asksAboutLeads)
                ? leads.traits(of.stream().map(LeadId::new).toList()).stream()
                        .collect(Collectors.toMap(traits -> traits.lead().value(), traits -> traits))
                : Map.of();
    }
}
