package org.leadnest.billing;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanPlace {
    static final String PATH = "/app/settings/plan";
    private static final int ORDER = 70;

    @Bean
    static SettingsPlace planPlace() {
        return new SettingsPlace(
                ORDER,
                PATH,
                "credit-card",
                "Plan and billing",
                "Your plan, what is used of it, seats, invoices.",
                Permission.BILLING);
    }
}
