package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartupChecksTests {
    @Test
    void productionNamesEverythingThatIsMissingAtOnce() {
        assertThatThrownBy(() -> check(Map.of("leadnest.mode", "production")))
                .hasMessageContaining("leadnest.external-url")
                .hasMessageContaining("leadnest.secrets.key-file")
                .hasMessageContaining("server.ssl.certificate");
    }

    @Test
    void productionIsTheModeOfWhoeverNamesNone() {
        assertThatThrownBy(() -> check(Map.of())).hasMessageContaining("leadnest.external-url");
    }

    @Test
    void productionStartsWithItsSecretsAddressAndTls() {
        assertThatCode(() -> check(Map.of(
                        "leadnest.mode", "production",
                        "leadnest.external-url", "https://app.example.com",
                        "leadnest.secrets.key-file", "/run/secrets/key",
                        "leadnest.tls.terminated-by-proxy", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void aChosenProviderNeedsItsKey() {
        assertThatThrownBy(() -> check(Map.of(
                        "leadnest.mode", "production",
                        "leadnest.external-url", "https://app.example.com",
                        "leadnest.secrets.key-file", "/run/secrets/key",
                        "leadnest.tls.terminated-by-proxy", "true",
                        "leadnest.mail.provider", "sendgrid")))
                .hasMessageContaining("leadnest.mail.sendgrid.api-key");
    }

    @Test
    void anUnknownModeIsRefusedByName() {
        assertThatThrownBy(() -> check(Map.of("leadnest.mode", "staging")))
                .hasMessageContaining("staging")
                .hasMessageContaining("development or production");
    }

    @Test
    void developmentAsksForNothing() {
        assertThatCode(() -> check(Map.of("leadnest.mode", "development"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.com/leadnest",
                "jdbc:postgresql://10.0.0.4:5432/leadnest?sslmode=require",
                "jdbc:postgresql://localhost,db.example.com/leadnest",
                "jdbc:postgresql://localhost.example.com/leadnest"
            })
    void aDatabaseOnAnotherMachineMustProveWhoItIs(String url) {
        assertThatThrownBy(() -> check(ready("leadnest.database.url", url)))
                .hasMessageContaining("sslmode=verify-full")
                .hasMessageContaining("leadnest.database.trust-network");
        assertThatCode(() -> check(
                        ready("leadnest.database.url", url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full")))
                .doesNotThrowAnyException();
        Map<String, Object> trusting = ready("leadnest.database.url", url);
        trusting.put("leadnest.database.trust-network", "true");
        assertThatCode(() -> check(trusting)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql://localhost/leadnest",
                "jdbc:postgresql://127.0.0.1:5432/leadnest",
                "jdbc:postgresql://[::1]:5432/leadnest",
                "jdbc:postgresql:leadnest",
                "jdbc:postgresql:///leadnest"
            })
    void aDatabaseOnThisMachineNeedsNone(String url) {
        assertThatCode(() -> check(ready("leadnest.database.url", url))).doesNotThrowAnyException();
    }

    @Test
    void mailByOnesOwnServerLeavesEncryptedOrNotAtAll() {
        StandardEnvironment environment = environment(ready("leadnest.mail.provider", "outbox"));
        new StartupChecks(logs()).postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("spring.mail.properties.mail.smtp.starttls.required"))
                .isEqualTo("true");
        assertThat(environment.getProperty("logging.structured.format.file")).isEqualTo("ecs");
    }

    @Test
    void productionWithoutTheListOfBreachedPasswordsStartsWithAWarning() {
        assertThat(warnings(ready("leadnest.mail.provider", "outbox")))
                .singleElement()
                .asString()
                .contains("leadnest.passwords.breached-folder", "admin breached-passwords");
        assertThat(warnings(ready("leadnest.passwords.breached-folder", "/var/lib/breached")))
                .isEmpty();
        assertThat(warnings(Map.of("leadnest.mode", "development"))).isEmpty();
    }

    private static List<Object> warnings(Map<String, Object> properties) {
        List<Object> warnings = new ArrayList<>();
        Log recording = new NoOpLog() {
            @Override
            public void warn(Object message) {
                warnings.add(message);
            }
        };
        new StartupChecks(destination -> recording)
                .postProcessEnvironment(environment(properties), new SpringApplication());
        return warnings;
    }

    private static DeferredLogFactory logs() {
        return destination -> destination.get();
    }

    private static Map<String, Object> ready(String name, String value) {
        return new HashMap<>(Map.of(
                "leadnest.mode",
                "production",
                "leadnest.external-url",
                "https://app.example.com",
                "leadnest.secrets.key-file",
                "/run/secrets/key",
                "leadnest.tls.terminated-by-proxy",
                "true",
                name,
                value));
    }

    private static void check(Map<String, Object> properties) {
        new StartupChecks(logs()).postProcessEnvironment(environment(properties), new SpringApplication());
    }

    private static StandardEnvironment environment(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}
