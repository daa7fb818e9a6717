package org.leadnest.deals;

import java.util.List;
import java.util.UUID;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals follow a lead that is merged into another. */
@Component
class DealRepointing implements LeadRepointing {
    private final JdbcClient jdbc;

    DealRepointing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "deals.deals";
    }

    @Override
    public List<UUID> repoint(LeadId from, LeadId to) {
        return jdbc.sql("update deals.deals set lead_id = :to where lead_id = :from returning id")
                .param("from", from.value())
                .param("to", to.value())
                .query(UUID.class)
                .list();
    }

    @Override
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        jdbc.sql("update deals.deals set lead_id = :from where id = any(:rows) and lead_id = :to")
                .param("rows", rows.toArray(UUID[]::new))
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
