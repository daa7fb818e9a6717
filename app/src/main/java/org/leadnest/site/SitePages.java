package org.leadnest.site;

import org.leadnest.accounts.Open;
import org.leadnest.billing.PriceBoard;
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
    private final StructuredData data;

    SitePages(PriceBoard prices, StructuredData data) {
        this.prices = prices;
        this.data = data;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("structured", data.text());
        return "site/home";
    }

    @GetMapping("/features")
    String features() {
        return "site/features";
    }

    @GetMapping("/pricing")
    String pricing(Model model) {
        model.addAttribute("page", PricingPage.of(prices));
        model.addAttribute("structured", data.text());
        return "site/pricing";
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SiteProperties.class)
    static class SiteConfiguration {}
}
