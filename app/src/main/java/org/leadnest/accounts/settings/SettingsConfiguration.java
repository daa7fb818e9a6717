package org.leadnest.accounts.settings;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings pages of this module. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
    @Bean
    SettingsPlace profilePlace() {
        return new SettingsPlace(
                10,
                "/app/settings/profile",
                "user",
                "Profile",
                "Your name, picture, signature, address and password.",
                Permission.PROFILE_WRITE);
    }

    @Bean
    SettingsPlace accountPlace() {
        return new SettingsPlace(
                20,
                "/app/settings/account",
                "briefcase",
                "Account",
                "Company name, phone and time zone.",
                Permission.ACCOUNT_SETTINGS);
    }

    @Bean
    SettingsPlace rolesPlace() {
        return new SettingsPlace(
                30,
                "/app/settings/roles",
                "shield-check",
                "Roles",
                "Who is in this account, and what each role may do.",
                Permission.PROFILE_WRITE);
    }

    @Bean
    SettingsPlace keysPlace() {
        return new SettingsPlace(
                80, "/app/settings/api-keys", "key", "API keys", "Let your own programs in.", Permission.API_KEYS);
    }
}
