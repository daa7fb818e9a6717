package org.leadnest.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.HttpPeer;

class OutboundHttpTests {
    private final Echo peer = new Echo();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void reachesALocalPeerOnlyWhenAllowed() {
        assertThat(get(new OutboundHttp(true), peer.baseUrl())).isEqualTo("echo");
        assertThatThrownBy(() -> get(new OutboundHttp(false), peer.baseUrl()))
                .rootCause()
                .hasMessageContaining("private address");
        assertThat(peer.ledger()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1", "http://127.9.9.9:1", "http://10.0.0.1", "http://192.168.1.1",
                        "http://172.20.0.1",
                "http://169.254.169.254", "http://100.64.0.1", "http://0.0.0.0:1", "http://[::1]:1", "http://[fd00::1]",
                "http://[fe80::1]", "http://[::ffff:7f00:1]:1", "http://2130706433:1"
            })
    void refusesEveryWritingOfAPrivateAddress(String url) {
        assertThatThrownBy(() -> get(new OutboundHttp(false), url)).hasStackTraceContaining("private address");
    }

    @Test
    void givesUpOnASilentPeer() {
        peer.failWith(Faults.at(1, Faults.Kind.TIME_OUT));
        assertThatThrownBy(() -> new OutboundHttp(true)
                        .client(peer.baseUrl(), Duration.ofMillis(200))
                        .get()
                        .uri("/")
                        .retrieve()
                        .body(String.class))
                .rootCause()
                .isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void readsAFileWithinItsBoundsOnly() {
        OutboundHttp outbound = new OutboundHttp(true);
        URI address = URI.create(peer.baseUrl() + "/file");
        assertThat(outbound.read(address, Duration.ofSeconds(5), 4))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("echo"));
        assertThat(outbound.read(address, Duration.ofSeconds(5), 3)).isEmpty();
        assertThat(new OutboundHttp(false).read(address, Duration.ofSeconds(5), 4))
                .isEmpty();
        peer.failWith(Faults.at(1, Faults.Kind.BEFORE_EFFECT));
        assertThat(outbound.read(address, Duration.ofSeconds(5), 100)).isEmpty();
        Faults silence = Faults.at(1, Faults.Kind.TIME_OUT);
        peer.failWith(silence);
        assertThat(outbound.read(address, Duration.ofMillis(200), 4)).isEmpty();
        silence.release();
        assertThat(outbound.read(URI.create("nowhere"), Duration.ofSeconds(5), 4))
                .isEmpty();
    }

    private static String get(OutboundHttp outbound, String url) {
        return String.valueOf(outbound.client(url, Duration.ofSeconds(5))
                .get()
                .uri("/")
                .retrieve()
                .body(String.class));
    }

    private static final class Echo extends HttpPeer {
        @Override
        protected Answer answer(Call call) {
            return new Answer(200, "text/plain", "echo");
        }
    }
}
