package org.leadnest.leads.routing;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings pages of routing. */
@Configuration(proxyBeanMethods = false)
class RoutingPlaces {
    @Bean
    SettingsPlace routingPlace() {
        return new SettingsPlace(
                40,
                "/app/settings/routing",
                "route",
                "Lead routing",
                "Who gets which lead, what happens when nobody answers, and the log that says why.",
                Permission.ACCOUNT_SETTINGS);
    }

    @Bean
    SettingsPlace hoursPlace() {
        return new SettingsPlace(
                12,
                "/app/settings/hours",
                "clock",
                "Working hours",
                "When you take new leads, and your vacations.",
                Permission.PROFILE_WRITE);
    }

    @Bean
    SettingsPlace ownershipPlace() {
        return new SettingsPlace(
                42,
                "/app/settings/ownership",
                "id-badge-2",
                "Lead ownership",
                "Which leads are the company's and which an agent's own, and what leaves with an agent.",
                Permission.PROFILE_WRITE);
    }
}
