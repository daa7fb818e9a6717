package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.RecordTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals of a lead, and the part it takes in others'. Of an erased lead the amounts stay, without a name. */
@Component
class DealRecords implements PersonRecords {
    private final JdbcClient jdbc;
    private final RecordTables tables;

    DealRecords(JdbcClient jdbc, RecordTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public String module() {
        return "deals";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Line> summary(UUID person) {
        long deals = jdbc.sql("""
                        select count(*) from deals.deals d where d.lead_id = :lead
                           or exists (select 1 from deals.parties p
                                where p.account_id = d.account_id and p.deal_id = d.id and p.lead_id = :lead)
                        """).param("lead", person).query(Long.class).single();
        return deals == 0 ? List.of() : List.of(new Line("Deals", Long.toString(deals)));
    }

    @Override
    public Map<String, String> copy(UUID person) {
        return tables.copy(Map.of("deals.deals", "lead_id", "deals.parties", "lead_id"), person);
    }

    /** Also where somebody wrote the person in by hand, with an address or a number of theirs. */
    @Override
    public void erase(UUID person) {
        jdbc.sql("""
                        delete from deals.parties p
                         where p.lead_id = :lead
                            or lower(p.email) in (select key from leads.lead_emails where lead_id = :lead)
                            or p.phone in (select key from leads.lead_phones where lead_id = :lead)
                        """).param("lead", person).update();
        jdbc.sql("update deals.deals set lead_id = null where lead_id = :lead")
                .param("lead", person)
                .update();
    }
}
