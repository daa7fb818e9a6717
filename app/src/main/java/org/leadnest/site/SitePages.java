package org.leadnest.site;

import java.time.LocalDate;
import org.leadnest.accounts.Open;
import org.leadnest.billing.PriceBoard;
import org.leadnest.privacy.CookieCatalogue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that a visitor reads. */
@Controller
@Open
class SitePages {
    /** The day on which a policy last changed in a way that matters; the pages show it. */
    private static final LocalDate POLICIES_UPDATED = LocalDate.of(2026, 11, 27);

    private final SiteProperties properties;
    private final PriceBoard prices;
    private final CookieCatalogue catalogue;

    SitePages(SiteProperties properties, PriceBoard prices, CookieCatalogue catalogue) {
        this.properties = properties;
        this.prices = prices;
        this.catalogue = catalogue;
    }

    @GetMapping("/")
    String home() {
        return "site/home";
    }

    @GetMapping("/features")
    String features() {
        return "site/features";
    }

    @GetMapping("/pricing")
    String pricing(Model model) {
        model.addAttribute("page", PricingPage.of(prices));
        return "site/pricing";
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return policy("site/privacy", model);
    }

    @GetMapping("/cookies")
    String cookies(Model model) {
        model.addAttribute("cookies", new CookiesPage(catalogue.cookies(), catalogue.measures()));
        return policy("site/cookies", model);
    }

    @GetMapping("/terms")
    String terms(Model model) {
        return policy("site/terms", model);
    }

    @GetMapping("/security")
    String security(Model model) {
        return policy("site/security", model);
    }

    @GetMapping("/subprocessors")
    String subprocessors(Model model) {
        return policy("site/subprocessors", model);
    }

    private String policy(String template, Model model) {
        model.addAttribute("page", PolicyPage.of(POLICIES_UPDATED, properties.contactEmail()));
        return template;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SiteProperties.class)
    static class SiteConfiguration {}
}
