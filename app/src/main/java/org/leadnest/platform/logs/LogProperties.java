package org.leadnest.platform.logs;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A collector of log lines; none where {@code syslog} is not set.
 *
 * @param syslog host and port that take syslog over TLS, such as {@code logs.example.com:6514}
 * @param bundle name of one of Spring's SSL bundles, whose trust store the collector's certificate is held against, and whose key
 *     the service shows; without it the certificates that Java trusts
 */
@ConfigurationProperties("leadnest.logs")
public record LogProperties(
        @Nullable String syslog, @Nullable String bundle) {
    private static final int HIGHEST_PORT = 65_535;

    public LogProperties {
        syslog = syslog == null || syslog.isBlank() ? null : syslog.strip();
        bundle = bundle == null || bundle.isBlank() ? null : bundle.strip();
        if (syslog != null && !addressed(syslog)) {
            throw new IllegalArgumentException(
                    "leadnest.logs.syslog: expected a host and a port, such as logs.example.com:6514");
        }
    }

    private static boolean addressed(String address) {
        return address.matches("[^\\s/:]+:[0-9]{1,5}") && port(address) >= 1 && port(address) <= HIGHEST_PORT;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /** Of a collector that is set. */
    static String hostOf(String address) {
        return address.substring(0, address.indexOf(':'));
    }

    static int portOf(String address) {
        return port(address);
    }
}
