package org.leadnest.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The one way out over HTTP. Addresses of private, loopback, link-local and similar networks are refused after name
 * resolution and before connecting, so that neither a customer's URL nor a name that changes its mind reaches what stands
 * beside the service; {@code leadnest.outbound.allow-private=true} lifts that for local peers. Redirects are not followed,
 * nothing is retried here, every call has time-outs.
 */
@Component
public class OutboundHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 50;

    private final boolean allowPrivate;

    OutboundHttp(@Value("${leadnest.outbound.allow-private:false}") boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** The way out of a command beside the service. */
    public static OutboundHttp beside(boolean allowPrivate) {
        return new OutboundHttp(allowPrivate);
    }

    /** A client for the service at {@code baseUrl} that waits at most {@code answer} for each answer. */
    public RestClient client(String baseUrl, Duration answer) {
        return RestClient.builder()
                .baseUrl(baseUrl)
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http(answer)))
                .build();
    }

    /**
     * The file at an address that somebody else named. Empty when it cannot be reached, answers anything but 200, is larger
     * than {@code mostBytes} or is not here after {@code longest}, however slowly it drips.
     */
    public Optional<byte[]> read(URI address, Duration longest, int mostBytes) {
        HttpGet get = new HttpGet(address);
        long end = System.nanoTime() + longest.toNanos();
        try (CloseableHttpClient http = http(longest.dividedBy(2))) {
            return http.execute(get, answer -> {
                @Nullable HttpEntity entity = answer.getEntity();
                Optional<byte[]> whole = answer.getCode() == HttpStatus.SC_OK && entity != null
                        ? bounded(entity.getContent(), end, mostBytes)
                        : Optional.empty();
                get.abort(); // else the client would read the rest to its end before it lets go
                return whole;
            });
        } catch (IOException | RuntimeException unreachable) {
            return Optional.empty(); // addresses of strangers fail in every way there is
        }
    }

    private static Optional<byte[]> bounded(InputStream content, long end, int mostBytes) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] piece = new byte[8 * 1024];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            whole.write(piece, 0, read);
            if (whole.size() > mostBytes || System.nanoTime() > end) {
                return Optional.empty();
            }
        }
        return Optional.of(whole.toByteArray());
    }

    private CloseableHttpClient http(Duration answer) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(allowPrivate ? SystemDefaultDnsResolver.INSTANCE : new PublicOnly())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(answer))
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(answer))
                        .setConnectionRequestTimeout(Timeout.of(CONNECT))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }

    private static final class PublicOnly implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            for (InetAddress address : found) {
                if (PrivateNetworks.contains(address)) {
                    throw new UnknownHostException(host + " is a private address; outbound calls reach public ones only"
                            + " unless leadnest.outbound.allow-private=true");
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
        }
    }
}
