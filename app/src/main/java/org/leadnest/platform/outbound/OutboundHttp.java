package org.leadnest.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
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
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(allowPrivate ? SystemDefaultDnsResolver.INSTANCE : new PublicOnly())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(answer))
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
        var http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(answer))
                        .setConnectionRequestTimeout(Timeout.of(CONNECT))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
        return RestClient.builder()
                .baseUrl(baseUrl)
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
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
