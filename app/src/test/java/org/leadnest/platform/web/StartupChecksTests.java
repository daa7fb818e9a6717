package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
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

    private static void check(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new StartupChecks().postProcessEnvironment(environment, new SpringApplication());
    }
}
