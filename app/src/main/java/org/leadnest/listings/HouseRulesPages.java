package org.leadnest.listings;

import jakarta.servlet.http.HttpServletResponse;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/house-rules}: the brokerage's own lines about words. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class HouseRulesPages {
    private final HouseRules rules;

    HouseRulesPages(HouseRules rules) {
        this.rules = rules;
    }

    /** Where the settings lead to the page. */
    @Configuration(proxyBeanMethods = false)
    static class Place {
        @Bean
        SettingsPlace houseRulesPlace() {
            return new SettingsPlace(
                    46,
                    "/app/settings/house-rules",
                    "scale",
                    "House rules",
                    "Phrases that your texts may not use, and those that you are fine with.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping("/app/settings/house-rules")
    String show(Model model) {
        model.addAttribute("page", new HouseRulesPage(String.join("\n", rules.lines()), null));
        return "listings/house-rules";
    }

    @PostMapping("/app/settings/house-rules")
    String save(
            @RequestParam(name = "rules", defaultValue = "") String typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FieldErrors errors = rules.save(typed);
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", new HouseRulesPage(typed, errors.of("rules")));
            return "listings/house-rules";
        }
        Toast.show(redirect, "House rules saved.");
        return "redirect:/app/settings/house-rules";
    }
}
