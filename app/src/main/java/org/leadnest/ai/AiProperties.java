package org.leadnest.ai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes. The preset of {@code openai} is Abacus.AI's RouteLLM.
 *
 * @param baseUrl of any OpenAI-compatible service, with or without its {@code /v1}
 * @param timeout for all calls that one text takes together
 * @param imageModel who changes pictures when somebody asks for it, at the same service; nobody where none is named
 * @param visionModel who looks at a photo and proposes what it shows, at the same service; nobody where none is named
 * @param imageTimeout for all calls that one picture takes together
 */
@ConfigurationProperties("leadnest.ai")
record AiProperties(
        @DefaultValue("local") Provider provider,
        @DefaultValue("https://routellm.abacus.ai/v1") String baseUrl,
        @Nullable String apiKey,
        @DefaultValue("route-llm") String model,
        @DefaultValue("20s") Duration timeout,
        @Nullable String imageModel,
        @DefaultValue("120s") Duration imageTimeout,
        @Nullable String visionModel) {
    enum Provider {
        LOCAL,
        OPENAI
    }
}
