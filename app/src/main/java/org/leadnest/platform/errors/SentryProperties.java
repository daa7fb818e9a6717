package org.leadnest.platform.errors;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where errors are reported.
 *
 * @param dsn the client key of a Sentry project, {@code https://<key>@<host>/<project>}; none is reported without
 * @param environment the name that Sentry shows for this installation
 */
@ConfigurationProperties("leadnest.sentry")
public record SentryProperties(
        @Nullable String dsn, @Nullable String environment) {
    private static final String USUAL = "production";
    private static final String FORM = "https?://[A-Za-z0-9]+@[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9/_-]*)?/[0-9]+";

    public SentryProperties {
        dsn = dsn == null || dsn.isBlank() ? null : dsn.strip();
        if (dsn != null && !dsn.matches(FORM)) {
            throw new IllegalArgumentException(
                    "leadnest.sentry.dsn: expected the client key of a project, such as https://<key>@<host>/<project>");
        }
        environment = environment == null || environment.isBlank() ? USUAL : environment.strip();
        if (!environment.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("leadnest.sentry.environment: expected letters, digits, dots, dashes");
        }
    }

    /** {@code production} where none is named. */
    public String shownEnvironment() {
        return environment == null ? USUAL : environment;
    }

    /** The host that a DSN names; empty where there is none. */
    public static String host(String dsn) {
        String host = dsn.isBlank() ? null : URI.create(dsn.strip()).getHost();
        return host == null ? "" : host;
    }
}
