package org.leadnest.followups;

import java.util.List;
import java.util.UUID;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.leadnest.messaging.People;
import org.springframework.stereotype.Component;

/** Messages, consents and opt-outs follow a lead that is merged into another; messaging knows no leads. */
@Component
class MessageRepointing implements LeadRepointing {
    private final People people;

    MessageRepointing(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "messaging.people";
    }

    @Override
    public List<UUID> repoint(LeadId from, LeadId to) {
        return people.join(from.value(), to.value());
    }

    @Override
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        people.part(rows, from.value(), to.value());
    }
}
