package org.leadnest.ai;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the settings lead to the page about AI. */
@Configuration(proxyBeanMethods = false)
class AccessPlace {
    @Bean
    SettingsPlace aiAccess() {
        return new SettingsPlace(
                45,
                "/app/settings/ai",
                "wand",
                "AI",
                "Who writes your texts, your own key, and a monthly budget.",
                Permission.ACCOUNT_SETTINGS);
    }
}
