package org.leadnest.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadnest.billing.Cycle;
import org.leadnest.billing.Plan;
import org.leadnest.billing.PriceBoard;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the pages of the site say about LeadNest in schema.org's words: who it is, what it is, and what it costs. */
@Component
class StructuredData {
    private static final String WHAT =
            "Follow-up with leads at legal hours, photos enhanced without changing the house, and listings written from facts.";

    private final PriceBoard prices;
    private final Links links;
    private final JsonMapper json;

    StructuredData(PriceBoard prices, Links links, JsonMapper json) {
        this.prices = prices;
        this.links = links;
        this.json = json;
    }

    /** JSON that is safe inside of a script element. */
    String text() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("@context", "https://schema.org");
        whole.put("@graph", List.of(organization(), site(), application()));
        return json.writeValueAsString(whole).replace("<", "\\u003c");
    }

    private Map<String, Object> organization() {
        return Map.of("@type", "Organization", "@id", id("organization"), "name", "LeadNest", "url", links.to("/"));
    }

    private Map<String, Object> site() {
        return Map.of(
                "@type",
                "WebSite",
                "name",
                "LeadNest",
                "url",
                links.to("/"),
                "publisher",
                Map.of("@id", id("organization")));
    }

    private Map<String, Object> application() {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("@type", "SoftwareApplication");
        application.put("name", "LeadNest");
        application.put("applicationCategory", "BusinessApplication");
        application.put("operatingSystem", "Web");
        application.put("description", WHAT);
        application.put("provider", Map.of("@id", id("organization")));
        application.put(
                "offers",
                prices.plans().stream()
                        .flatMap(plan -> plan.price(Cycle.MONTH).stream().map(price -> offer(plan, price)))
                        .toList());
        return application;
    }

    private Map<String, Object> offer(Plan plan, Plan.Price price) {
        return Map.of(
                "@type",
                "Offer",
                "name",
                plan.name() + ", a seat and month",
                "price",
                price.amount().dollars().toPlainString(),
                "priceCurrency",
                "USD",
                "url",
                links.to("/pricing"));
    }

    private String id(String part) {
        return links.to("/#" + part);
    }
}
