package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine;

/** TLS can be tried with a certificate of one's own, and a new one is taken while the service runs. */
class SelfSignedCommandTests {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({SslAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class})
    static class Server {}

    @Test
    void theCertificateServesAndItsSuccessorIsTakenWithoutARestart() throws Exception {
        Path tls = folder.resolve("tls");
        assertThat(run(tls.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.resolve("key.pem"))))
                .isEqualTo("rw-------");
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=none", "spring.main.banner-mode=off", "leadnest.mode=development")
                .run(
                        "--server.port=0",
                        "--server.address=localhost",
                        "--spring.config.import=file:" + tls.resolve("tls.properties"),
                        "--spring.ssl.bundle.watch.file.quiet-period=50ms")) {
            String port = server.getEnvironment().getRequiredProperty("local.server.port");
            SslBundle first = server.getBean(SslBundles.class).getBundle("web");
            assertThat(names(first)).contains("localhost");
            assertThat(serial(port, first)).isEqualTo(certificate(first).getSerialNumber());

            SSLSocket old = connection(port, first);
            assertThat(asked(old)).startsWith("HTTP/1.1 ");

            CountDownLatch taken = new CountDownLatch(1);
            server.getBean(SslBundles.class).addBundleUpdateHandler("web", _ -> taken.countDown());
            Path next = folder.resolve("next");
            assertThat(run(next.toString(), "--host=localhost", "--days=30")).isZero();
            for (String file : new String[] {"key.pem", "cert.pem"}) {
                Files.move(next.resolve(file), tls.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(taken.await(30, TimeUnit.SECONDS)).as("taken").isTrue();
            SslBundle second = bundle(tls);
            assertThat(certificate(second).getSerialNumber())
                    .isNotEqualTo(certificate(first).getSerialNumber());
            assertThat(certificate(second).getNotAfter().toInstant())
                    .isBefore(Instant.now().plus(Duration.ofDays(31)));
            assertThat(serialOnceTaken(port, second))
                    .isEqualTo(certificate(second).getSerialNumber());
            try (old) {
                assertThat(asked(old)).as("a connection from before goes on").startsWith("HTTP/1.1 ");
                assertThat(((X509Certificate) old.getSession().getPeerCertificates()[0]).getSerialNumber())
                        .isEqualTo(certificate(first).getSerialNumber());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SslAutoConfiguration.class)
    static class Bundles {}

    @Test
    void filesThatAreThereAreNotTouched() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("key.pem"), "mine");
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("exists already");
        assertThat(folder.resolve("key.pem")).hasContent("mine");
        assertThat(run(folder.resolve("other").toString(), "--days=0")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return new CommandLine(new SelfSignedCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** As a service that starts now reads it. */
    private static SslBundle bundle(Path tls) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Bundles.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "spring.main.banner-mode=off", "leadnest.mode=development")
                .run("--spring.config.import=file:" + tls.resolve("tls.properties"))) {
            SslBundle bundle = context.getBean(SslBundles.class).getBundle("web");
            assertThat(bundle.getStores().getKeyStore()).isNotNull();
            return bundle;
        }
    }

    private static X509Certificate certificate(SslBundle bundle) {
        try {
            var store = java.util.Objects.requireNonNull(bundle.getStores().getKeyStore());
            return (X509Certificate) store.getCertificate(store.aliases().nextElement());
        } catch (java.security.KeyStoreException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String names(SslBundle bundle) throws Exception {
        return certificate(bundle).getSubjectAlternativeNames().toString();
    }

    /** The handler of the server and ours are told one after the other: a new handshake shows when the server has it. */
    private static java.math.BigInteger serialOnceTaken(String port, SslBundle trusted) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(end)) {
            try {
                return serial(port, trusted);
            } catch (UncheckedIOException stillTheOld) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the server still shows the old certificate");
    }

    private static SSLSocket connection(String port, SslBundle trusted) throws Exception {
        SSLSocket socket =
                (SSLSocket) trusting(trusted).getSocketFactory().createSocket("localhost", Integer.parseInt(port));
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    /** The first line of the answer, which is read to its end so that the connection can be used again. */
    private static String asked(SSLSocket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        if (length.find()) {
            socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        }
        assertThat(head.toString().toLowerCase(Locale.ROOT)).doesNotContain("chunked", "connection: close");
        return head.toString();
    }

    private static SSLContext trusting(SslBundle trusted) throws java.security.GeneralSecurityException, IOException {
        var store = java.security.KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate(trusted));
        var trust = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Of the certificate that the server shows to whoever trusts this one alone. */
    private static java.math.BigInteger serial(String port, SslBundle trusted) {
        try {
            try (HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(trusted)).build()) {
                HttpResponse<Void> answer = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                return ((X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0]).getSerialNumber();
            }
        } catch (SSLHandshakeException other) {
            throw new UncheckedIOException(other);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
