package org.leadnest.site;

import java.util.Arrays;
import java.util.List;
import org.leadnest.billing.Allowance;
import org.leadnest.billing.Cycle;
import org.leadnest.billing.Plan;
import org.leadnest.billing.PlanWords;
import org.leadnest.billing.PriceBoard;

/** {@code /pricing}: the plans, their prices and what each holds. */
public record PricingPage(List<Sold> plans, List<Row> rows, List<String> packs, String note) {
    public record Sold(String name, String tagline, String monthly, String yearly, List<String> holds) {}

    public record Row(String label, List<String> cells) {}

    static PricingPage of(PriceBoard board) {
        List<Plan> plans = board.plans();
        return new PricingPage(
                plans.stream().map(PricingPage::sold).toList(),
                Arrays.stream(Allowance.values())
                        .map(allowance -> row(allowance, plans))
                        .toList(),
                board.packs().stream()
                        .map(pack -> pack.name() + " for " + pack.price().display() + ".")
                        .toList(),
                board.sells()
                        ? "In US dollars, before taxes."
                        : "In US dollars, before taxes. Billing is not open on this installation yet: nobody can be charged.");
    }

    private static Sold sold(Plan plan) {
        return new Sold(
                plan.name(), plan.tagline(), price(plan, Cycle.MONTH), price(plan, Cycle.YEAR), PlanWords.holds(plan));
    }

    private static String price(Plan plan, Cycle cycle) {
        return plan.price(cycle).map(price -> price.amount().display()).orElse("");
    }

    private static Row row(Allowance allowance, List<Plan> plans) {
        String label = allowance.label() + (allowance.monthly() ? " a month" : "");
        return new Row(
                label,
                plans.stream().map(plan -> PlanWords.cell(allowance, plan)).toList());
    }
}
