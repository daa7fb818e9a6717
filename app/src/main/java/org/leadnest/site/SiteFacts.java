package org.leadnest.site;

import java.util.List;
import org.leadnest.billing.Cycle;
import org.leadnest.billing.PriceBoard;
import org.leadnest.platform.web.Links;

/**
 * What home and pricing say about LeadNest to search engines, in schema.org's words as microdata: the pages have no inline
 * script, not even one of data.
 *
 * @param url of the home page
 * @param offers the plans, by the month
 */
public record SiteFacts(String url, List<Offer> offers) {
    /** @param price in US dollars, such as {@code 49.00} */
    public record Offer(String name, String price, String url) {}

    static SiteFacts of(PriceBoard prices, Links links) {
        return new SiteFacts(
                links.to("/"),
                prices.plans().stream()
                        .flatMap(plan -> plan.price(Cycle.MONTH).stream()
                                .map(price -> new Offer(
                                        plan.name() + ", a seat and month",
                                        price.amount().dollars().toPlainString(),
                                        links.to("/pricing"))))
                        .toList());
    }
}
