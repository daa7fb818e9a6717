package org.leadnest.deals;

import java.util.List;
import java.util.UUID;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.leadnest.leads.RepointedTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parties follow a lead that is merged into another. */
@Component
class PartyRepointing implements LeadRepointing {
    private final RepointedTable parties;

    PartyRepointing(JdbcClient jdbc) {
        this.parties = new RepointedTable(jdbc, "deals.parties");
    }

    @Override
    public String name() {
        return parties.name();
    }

    @Override
    public List<UUID> repoint(LeadId from, LeadId to) {
        return parties.repoint(from, to);
    }

    @Override
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        parties.restore(rows, from, to);
    }
}
