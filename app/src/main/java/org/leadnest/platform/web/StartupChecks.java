package org.leadnest.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Refuses a production start that would not be safe, before anything is opened, and says everything that is missing at
 * once. Development mode asks for nothing.
 */
final class StartupChecks implements EnvironmentPostProcessor {
    private final Log log;

    /** What the environment starts with is logged once logging works. */
    StartupChecks(DeferredLogFactory logs) {
        log = logs.getLog(StartupChecks.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String mode = environment.getProperty("leadnest.mode", "production");
        if (!mode.equalsIgnoreCase("production") && !mode.equalsIgnoreCase("development")) {
            throw new NotReady(List.of("leadnest.mode is '" + mode + "': expected development or production"));
        }
        List<String> missing = mode.equalsIgnoreCase("production") ? missing(environment) : List.of();
        if (!missing.isEmpty()) {
            throw new NotReady(missing);
        }
        if (mode.equalsIgnoreCase("production")) {
            environment.getPropertySources().addLast(productionDefaults(environment));
            warn(environment);
        }
    }

    /** What a start allows for the sake of installations that began without it. */
    private void warn(Environment environment) {
        if (none(environment, "leadnest.passwords.breached-folder")) {
            log.warn(
                    "leadnest.passwords.breached-folder names no folder: passwords that are known from breaches are taken unless"
                            + " they are among the usual ones. Fetch the list with: admin breached-passwords FOLDER");
        }
    }

    /**
     * Log lines that machines read and that quote nobody, the forwarded address when a proxy stands in front, and mail that
     * leaves encrypted or not at all.
     */
    private static MapPropertySource productionDefaults(Environment environment) {
        boolean proxy = environment.getProperty("leadnest.tls.terminated-by-proxy", Boolean.class, false);
        return new MapPropertySource(
                "production defaults",
                Map.of(
                        "logging.structured.format.console",
                        "ecs",
                        "logging.structured.format.file",
                        "ecs",
                        "logging.structured.json.exclude",
                        "error.message",
                        "logging.structured.json.stacktrace.printer",
                        "org.leadnest.platform.errors.QuietTrace",
                        "server.forward-headers-strategy",
                        proxy ? "native" : "none",
                        "spring.mail.properties.mail.smtp.starttls.enable",
                        "true",
                        "spring.mail.properties.mail.smtp.starttls.required",
                        "true",
                        "spring.mail.properties.mail.smtp.ssl.checkserveridentity",
                        "true"));
    }

    private static List<String> missing(Environment environment) {
        List<String> missing = new ArrayList<>();
        String external = environment.getProperty("leadnest.external-url", "");
        if (!external.startsWith("https://")) {
            missing.add("leadnest.external-url: the https address under which people reach the service,"
                    + " for instance https://app.example.com");
        }
        if (none(environment, "leadnest.secrets.key", "leadnest.secrets.key-file")) {
            missing.add(
                    "leadnest.secrets.key-file (or leadnest.secrets.key): 32 random bytes in base64 that encrypt the"
                            + " stored secrets; make them with: openssl rand -base64 32");
        }
        boolean proxy = environment.getProperty("leadnest.tls.terminated-by-proxy", Boolean.class, false);
        if (!proxy && none(environment, "server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store")) {
            missing.add(
                    "TLS: either server.ssl.certificate and server.ssl.certificate-private-key (or server.ssl.bundle),"
                            + " or leadnest.tls.terminated-by-proxy=true when a proxy in front of the service ends it");
        }
        if (DatabaseRoad.bare(environment)) {
            missing.add(
                    "leadnest.database.url: add sslmode=verify-full (and sslrootcert), since the database is on another"
                            + " machine; or leadnest.database.trust-network=true when the road to it is encrypted otherwise");
        }
        require(environment, missing, "leadnest.mail.provider", "sendgrid", "leadnest.mail.sendgrid.api-key");
        require(environment, missing, "leadnest.mail.provider", "smtp", "spring.mail.host");
        require(environment, missing, "leadnest.sms.provider", "twilio", "leadnest.sms.twilio.auth-token");
        require(environment, missing, "leadnest.payments.provider", "stripe", "leadnest.payments.stripe.secret-key");
        require(environment, missing, "leadnest.ai.provider", "openai", "leadnest.ai.api-key");
        return missing;
    }

    private static void require(
            Environment environment, List<String> missing, String provider, String value, String needed) {
        if (value.equals(environment.getProperty(provider)) && none(environment, needed)) {
            missing.add(needed + ": needed because " + provider + "=" + value);
        }
    }

    private static boolean none(Environment environment, String... names) {
        for (String name : names) {
            if (!environment.getProperty(name, "").isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The configuration does not allow a start; the message lists what to set. */
    static final class NotReady extends RuntimeException {
        NotReady(List<String> missing) {
            super(String.join("\n", missing));
        }
    }
}
