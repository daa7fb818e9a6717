package org.leadnest.followups.drafts;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the settings lead to the page about one's own way of writing. */
@Configuration(proxyBeanMethods = false)
class VoicePlace {
    @Bean
    SettingsPlace ownVoice() {
        return new SettingsPlace(
                46,
                "/app/settings/voice",
                "pencil",
                "How you write",
                "Your greeting, closing words, length and warmth, for the drafts made for you.",
                Permission.MESSAGES_WRITE);
    }
}
