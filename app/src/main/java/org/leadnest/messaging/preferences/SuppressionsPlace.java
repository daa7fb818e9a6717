package org.leadnest.messaging.preferences;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the settings lead to those who get nothing. */
@Configuration(proxyBeanMethods = false)
class SuppressionsPlace {
    @Bean
    SettingsPlace suppressions() {
        return new SettingsPlace(
                42,
                "/app/settings/suppressions",
                "ban",
                "Suppressions",
                "Who gets no messages, why, and since when.",
                Permission.MESSAGES_READ);
    }
}
