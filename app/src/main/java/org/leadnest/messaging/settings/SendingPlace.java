package org.leadnest.messaging.settings;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the settings lead to the page about sending. */
@Configuration(proxyBeanMethods = false)
class SendingPlace {
    @Bean
    SettingsPlace sending() {
        return new SettingsPlace(
                40,
                "/app/settings/sending",
                "send",
                "Sending",
                "Who your messages come from, how they leave, and when they may.",
                Permission.ACCOUNT_SETTINGS);
    }
}
