package org.leadnest.site;

import org.leadnest.accounts.Open;
import org.leadnest.billing.PriceBoard;
import org.leadnest.platform.web.Links;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that a visitor reads. */
@Controller
@Open
class SitePages {
    private final PriceBoard prices;
    private final Links links;

    SitePages(PriceBoard prices, Links links) {
        this.prices = prices;
        this.links = links;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("facts", SiteFacts.of(prices, links));
        return "site/home";
    }

    @GetMapping("/features")
    String features() {
        return "site/features";
    }

    @GetMapping("/pricing")
    String pricing(Model model) {
        model.addAttribute("page", PricingPage.of(prices));
        model.addAttribute("facts", SiteFacts.of(prices, links));
        return "site/pricing";
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SiteProperties.class)
    static class SiteConfiguration {}
}
