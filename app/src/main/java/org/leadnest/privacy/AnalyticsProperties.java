package org.leadnest.privacy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Outside analytics; none where neither is set.
 *
 * @param ga4Id the measurement id of Google Analytics 4, such as {@code G-ABC1234567}
 * @param clarityId the project id of Microsoft Clarity
 */
@ConfigurationProperties("leadnest.analytics")
public record AnalyticsProperties(
        @Nullable String ga4Id, @Nullable String clarityId) {
    public AnalyticsProperties {
        ga4Id = checked(ga4Id, "G-[A-Z0-9]{4,20}", "leadnest.analytics.ga4-id: expected an id such as G-ABC1234567");
        clarityId = checked(
                clarityId, "[a-z0-9]{4,20}", "leadnest.analytics.clarity-id: expected small letters and digits");
    }

    private static @Nullable String checked(@Nullable String id, String form, String expected) {
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!id.matches(form)) {
            throw new IllegalArgumentException(expected);
        }
        return id;
    }

    public boolean any() {
        return ga4Id != null || clarityId != null;
    }
}
