package org.leadnest.site;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the public pages.
 *
 * @param contactEmail shown on the policy pages as the place for questions and requests
 */
@ConfigurationProperties("leadnest.site")
record SiteProperties(@Nullable String contactEmail) {}
