package org.leadnest.privacy;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the billing module, which stands beside this one and does not know it, keeps (promise B1). */
@Component
class BillingData implements PersonalData {
    /** IRS, Publication 583: records of income as long as they may matter, seven years at most. */
    private static final Period SEVEN_YEARS = Period.ofYears(7);

    @Override
    public String module() {
        return "billing";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Plan, its status, Stripe’s customer number, the billing contact, use of the plan",
                        "To charge what was agreed",
                        Basis.CONTRACT,
                        WITH_ACCOUNT,
                        "Stripe, where billing is configured.",
                        List.of(
                                "billing.customers",
                                "billing.subscriptions",
                                "billing.grants",
                                "billing.coupons",
                                "billing.usage",
                                "billing.usage_entries",
                                "billing.credits",
                                "billing.credit_entries",
                                "billing.notices")),
                new Kind(
                        "What Stripe reports, as it came",
                        "To follow it in any order",
                        Basis.CONTRACT,
                        "90 days.",
                        NOBODY,
                        List.of("billing.stripe_events")),
                new Kind(
                        "Invoices: number, date and sums",
                        "Tax and accounting",
                        Basis.LAW,
                        "Seven years.",
                        NOBODY,
                        List.of("billing.invoices")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(Retention.rows(
                "billing.stripe_events",
                "What Stripe reported, once it was worked on",
                Period.ofDays(90),
                "state in ('DONE', 'KEPT') and received_at < :before"));
    }

    @Override
    public List<KeptRecord> kept() {
        return List.of(new KeptRecord(
                "billing.invoices",
                "Invoices",
                "26 CFR 1.6001-1",
                SEVEN_YEARS,
                "created_at",
                List.of("page_url = null", "pdf_url = null", "subscription_id = null"),
                null,
                "Number, date, sums and currency"));
    }

    /** What Stripe sent stands there as it came, with the customer's address in it. */
    @Override
    public void erase(Erasure erasure) {
        erasure.slices("billing.stripe_events", """
                delete from billing.stripe_events where ctid = any (array(
                  select e.ctid from billing.stripe_events e
                    join billing.customers c on position(c.customer_id in e.body) > 0
                   where c.account_id = :account limit :slice))
                """, Map.of());
        erasure.tables(module());
    }
}
