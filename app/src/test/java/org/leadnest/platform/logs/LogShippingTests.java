package org.leadnest.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.accounts.SelfSignedCommand;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import picocli.CommandLine;

/** Lines of the log reach a collector by TLS, and a collector that is away keeps nobody waiting. */
class LogShippingTests {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    private static Path folder;

    private static SslBundle keys;
    private static SslBundle trust;

    @BeforeAll
    static void makeCertificate() {
        Path tls = folder.resolve("tls");
        assertThat(new CommandLine(new SelfSignedCommand()).execute(tls.toString()))
                .isZero();
        String certificate = "file:" + tls.resolve("cert.pem");
        PemSslStoreDetails own =
                PemSslStoreDetails.forCertificate(certificate).withPrivateKey("file:" + tls.resolve("key.pem"));
        keys = SslBundle.of(new PemSslStoreBundle(own, null));
        trust = SslBundle.of(new PemSslStoreBundle(
                (PemSslStore) null, PemSslStore.load(PemSslStoreDetails.forCertificate(certificate))));
    }

    @Test
    void aLineOfTheLogArrivesAsItStandsOnStandardOutput() throws Exception {
        try (Collector collector = new Collector(0)) {
            DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("collector", trust);
            LogShipping shipping =
                    new LogShipping(new LogProperties("localhost:" + collector.port(), "collector"), bundles);
            try {
                LoggerFactory.getLogger("org.leadnest.shipped").error("a line for the collector");
                assertThat(collector.next())
                        .startsWith("<131>1 ")
                        .contains(" leadnest " + ProcessHandle.current().pid() + " - - ")
                        .contains("org.leadnest.shipped", "a line for the collector")
                        .doesNotContain("\n");
            } finally {
                shipping.destroy();
            }
            LoggerFactory.getLogger("org.leadnest.shipped").error("after the end");
            assertThat(collector.quiet()).isTrue();
        }
    }

    @Test
    void framesArriveInOrderAndGoOnAfterTheConnectionBroke() throws Exception {
        try (Collector collector = new Collector(0);
                SyslogSender sender = sender(trust.createSslContext().getSocketFactory(), collector.port())) {
            sender.start();
            sender.send(frame("first"));
            sender.send(frame("second"));
            assertThat(collector.next()).endsWith(" - - first");
            assertThat(collector.next()).endsWith(" - - second");
            collector.breakConnection();
            for (int tries = 0; collector.quiet(); tries++) {
                assertThat(tries)
                        .as("lines that were written into the broken connection")
                        .isLessThan(50);
                sender.send(frame("again " + tries));
            }
        }
    }

    @Test
    void whatACollectorMissedIsCountedAndTold() throws Exception {
        int port;
        try (Collector gone = new Collector(0)) {
            port = gone.port();
        }
        try (SyslogSender sender = sender(trust.createSslContext().getSocketFactory(), port)) {
            sender.start();
            for (int line = 0; line < SyslogSender.MOST + 50; line++) {
                sender.send(frame("line " + line));
            }
            try (Collector collector = new Collector(port)) {
                assertThat(collector.next()).endsWith(" - - line 0");
                String told = collector.next();
                assertThat(told).contains("missed ");
                long missed = Long.parseLong(told.substring(told.indexOf("missed ") + "missed ".length()));
                assertThat(missed).isBetween(49L, 50L);
                assertThat(collector.next()).endsWith(" - - line 1");
            }
        }
    }

    @Test
    void aCollectorWithACertificateThatNobodyVouchesForGetsNothing() throws Exception {
        try (Collector stranger = new Collector(0);
                SyslogSender sender = sender((SSLSocketFactory) SSLSocketFactory.getDefault(), stranger.port())) {
            sender.start();
            sender.send(frame("a secret of the house"));
            assertThat(stranger.refused.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(stranger.quiet()).isTrue();
        }
    }

    @Test
    void aFrameSaysItsLengthInBytesAndItsSeverity() {
        byte[] frame = SyslogFrame.of(
                Level.WARN,
                Instant.parse("2026-11-30T10:15:30.123456Z"),
                "node-1",
                7,
                "héron\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(frame, StandardCharsets.UTF_8))
                .isEqualTo("60 <132>1 2026-11-30T10:15:30.123Z node-1 leadnest 7 - - héron");
    }

    @Test
    void anAddressWithoutAPortIsRefusedWithAnExample() {
        for (String wrong : new String[] {"logs.example.com", "logs:0", "logs:70000", "tls://logs:6514", "a b:6514"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LogProperties(wrong, null))
                    .withMessageContaining("such as logs.example.com:6514");
        }
        assertThat(new LogProperties(" ", null).syslog()).isNull();
    }

    private static SyslogSender sender(SSLSocketFactory sockets, int port) {
        return new SyslogSender(
                sockets,
                InetSocketAddress.createUnresolved("localhost", port),
                PAUSE,
                lines -> frame("missed " + lines));
    }

    private static byte[] frame(String text) {
        return SyslogFrame.of(Level.INFO, Instant.EPOCH, "node", 1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes syslog over TLS on localhost, one connection after the other. */
    private static final class Collector implements AutoCloseable {
        final CountDownLatch refused = new CountDownLatch(1);
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final ServerSocket server;
        private volatile @Nullable Socket connection;

        Collector(int port) throws IOException {
            server = keys.createSslContext()
                    .getServerSocketFactory()
                    .createServerSocket(port, 10, InetAddress.getByName("localhost"));
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket one = server.accept()) {
                    connection = one;
                    read(one.getInputStream());
                } catch (IOException over) {
                    refused.countDown();
                }
            }
        }

        private void read(InputStream in) throws IOException {
            DataInputStream data = new DataInputStream(in);
            while (true) {
                int length = 0;
                for (int digit = data.readUnsignedByte(); digit != ' '; digit = data.readUnsignedByte()) {
                    length = length * 10 + digit - '0';
                }
                byte[] line = new byte[length];
                data.readFully(line);
                lines.add(new String(line, StandardCharsets.UTF_8));
            }
        }

        String next() throws InterruptedException {
            return Objects.requireNonNull(lines.poll(SOON.toSeconds(), TimeUnit.SECONDS), "no line came");
        }

        boolean quiet() throws InterruptedException {
            return lines.poll(300, TimeUnit.MILLISECONDS) == null;
        }

        void breakConnection() throws IOException {
            Socket open = connection;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            breakConnection();
        }
    }
}
