package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.accounts.SelfSignedCommand;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import picocli.CommandLine;

/** A production service serves a certificate that browsers trust, or says that it is its own people's alone. */
class ServedCertificateTests {
    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        SslAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class
    })
    @Import({ServedCertificate.class, TlsRules.class})
    @EnableConfigurationProperties(DeploymentProperties.class)
    static class Server {}

    @Test
    void aCertificateOfOnesOwnIsRefusedUnlessItIsNamedSo() {
        make("shop.example.com");
        String[] trusted = {"--leadnest.tls.private-certificate=true"};
        try (ConfigurableApplicationContext started = start(trusted)) {
            assertThat(started.isRunning()).isTrue();
        }
        Throwable refused = null;
        try {
            start("--leadnest.tls.private-certificate=false").close();
        } catch (RuntimeException failed) {
            refused = failed;
        }
        while (refused != null && !(refused instanceof StartupChecks.NotReady)) {
            refused = refused.getCause();
        }
        assertThat(refused).isNotNull().hasMessageContaining("leads to no known authority");
    }

    @Test
    void itsChainMustBeTrustedAndItsNamesMustHoldTheHost() throws Exception {
        make("shop.example.com");
        KeyStore served = store();
        X509TrustManager trusting = ServedCertificate.anchors(anchorsOf(served));
        assertThat(ServedCertificate.objection(served, "shop.example.com", trusting))
                .isEmpty();
        assertThat(ServedCertificate.objection(served, "SHOP.example.com", trusting))
                .isEmpty();
        assertThat(ServedCertificate.objection(served, "app.example.com", trusting))
                .hasValueSatisfying(why -> assertThat(why).contains("does not name app.example.com"));
        assertThat(ServedCertificate.objection(served, "shop.example.com", ServedCertificate.anchors(null)))
                .hasValueSatisfying(why -> assertThat(why).contains("no known authority"));
        assertThat(ServedCertificate.objection(null, "shop.example.com", trusting))
                .isPresent();
    }

    private void make(String host) {
        assertThat(new CommandLine(new SelfSignedCommand())
                        .execute(folder.resolve("tls").toString(), "--host=" + host))
                .isZero();
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] flags = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "--server.port=0",
                                "--server.address=localhost",
                                "--leadnest.mode=production",
                                "--leadnest.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                                "--leadnest.external-url=https://shop.example.com",
                                "--spring.config.import=file:" + folder.resolve("tls/tls.properties")),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=none", "spring.main.banner-mode=off")
                .run(flags);
    }

    private KeyStore store() {
        try (ConfigurableApplicationContext server = start("--leadnest.tls.private-certificate=true")) {
            return Objects.requireNonNull(server.getBean(SslBundles.class)
                    .getBundle("web")
                    .getStores()
                    .getKeyStore());
        }
    }

    private static KeyStore anchorsOf(KeyStore served) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(
                "own", (X509Certificate) served.getCertificate(served.aliases().nextElement()));
        return anchors;
    }
}
