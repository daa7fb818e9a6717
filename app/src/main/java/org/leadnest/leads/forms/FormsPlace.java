package org.leadnest.leads.forms;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings page of forms. */
@Configuration(proxyBeanMethods = false)
class FormsPlace {
    @Bean
    SettingsPlace webFormsPlace() {
        return new SettingsPlace(
                38,
                "/app/settings/forms",
                "list-check",
                "Web forms",
                "Forms for your website: build one, embed it, see what was sent.",
                Permission.ACCOUNT_SETTINGS);
    }
}
