package org.leadnest.platform.web;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how this service runs.
 *
 * @param mode {@code production} (the default: nothing for developers is there) or {@code development}
 * @param dataDir folder of everything that is kept: database, files, keys
 * @param externalUrl address under which people reach the service, for links in mails
 * @param demo fill an empty database with the demo brokerage
 */
@ConfigurationProperties("leadnest")
public record DeploymentProperties(
        @DefaultValue("production") Mode mode,
        @DefaultValue("data") Path dataDir,
        @Nullable String externalUrl,
        @DefaultValue("false") boolean demo) {
    public enum Mode {
        DEVELOPMENT,
        PRODUCTION
    }

    public boolean development() {
        return mode == Mode.DEVELOPMENT;
    }

    /** Whether people reach the service over TLS: cookies and headers then say so. */
    public boolean secure() {
        return externalUrl != null && externalUrl.toLowerCase(Locale.ROOT).startsWith("https:");
    }
}
