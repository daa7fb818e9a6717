package org.leadnest.support;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.Erasure;
import org.leadnest.privacy.KeptElsewhere;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests are of people, not of accounts: with an account go its own, and those that its users wrote as visitors. */
@Component
class SupportData implements PersonalData {
    private static final String OF_THE_ACCOUNT = """
            t.customer_id = :account
               or lower(t.email) in (select lower(u.email)
                                       from accounts.users u
                                       join accounts.memberships m on m.user_id = u.id
                                      where m.account_id = :account
                                        and not exists (select 1 from accounts.memberships o
                                                         where o.user_id = u.id and o.account_id <> :account))""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    SupportData(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String module() {
        return "support";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "Requests to the support: name, e-mail address, what was written",
                "To answer",
                Basis.CONTRACT,
                "Closed 14 days after an answer without another word, and kept two years from then; a closed account’s go"
                        + " within 90 days after closing.",
                "Carriers of mail, for the answers.",
                List.of("support.tickets", "support.entries")));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(new KeptElsewhere(
                "support.entries", "What was written in a request", "As long as it", "With its request"));
    }

    @Override
    public List<Retention> retention() {
        return List.of(Retention.rows(
                "support.tickets",
                "Requests that are closed (by hand, or 14 days after an answer) or held, after the last word",
                Period.ofYears(2),
                "status in ('CLOSED', 'HELD') and changed_at < :before and number <> all (:tickets)"
                        + " and (customer_id is null or customer_id <> all (:customers))"));
    }

    @Override
    public void erase(Erasure erasure) {
        heldOver();
        erasure.slices(
                "support.tickets",
                "delete from support.tickets where ctid = any (array(select t.ctid from support.tickets t where ("
                        + OF_THE_ACCOUNT + ") and t.number <> all (:tickets) limit :slice))",
                Map.of());
    }

    /** Those that a user wrote without being signed in become the account's, so that they are found when a hold ends. */
    @Override
    public void heldOver() {
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "update support.tickets t set customer_id = :account where t.customer_id is null and ("
                                + OF_THE_ACCOUNT + ")")
                .param("account", Tenancy.required().value())
                .update());
    }
}
