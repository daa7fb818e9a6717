package org.leadnest.deals;

import java.util.List;
import java.util.UUID;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.leadnest.leads.RepointedTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals follow a lead that is merged into another. */
@Component
class DealRepointing implements LeadRepointing {
    private final RepointedTable deals;

    DealRepointing(JdbcClient jdbc) {
        this.deals = new RepointedTable(jdbc, "deals.deals");
    }

    @Override
    public String name() {
        return deals.name();
    }

    @Override
    public List<UUID> repoint(LeadId from, LeadId to) {
        return deals.repoint(from, to);
    }

    @Override
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        deals.restore(rows, from, to);
    }
}
