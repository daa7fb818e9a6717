package org.leadnest.platform.web;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses a production start that would serve a certificate that browsers do not trust: its chain must lead to an authority of
 * the JDK's list by PKIX, and it must name the host of {@code leadnest.external-url} (ASVS 5.0 12.2.2). An installation of one's
 * own says {@code leadnest.tls.private-certificate=true}. Where a proxy ends TLS the certificate is the proxy's.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class ServedCertificate implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String SET =
            "leadnest.tls.private-certificate=true, if only people who know the certificate come here";
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final DeploymentProperties deployment;
    private final SslBundles bundles;
    private final boolean ownPeopleAlone;

    ServedCertificate(
            DeploymentProperties deployment,
            SslBundles bundles,
            @Value("${leadnest.tls.private-certificate:false}") boolean ownPeopleAlone) {
        this.deployment = deployment;
        this.bundles = bundles;
        this.ownPeopleAlone = ownPeopleAlone;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        @Nullable Ssl ssl = factory.getSsl();
        if (ssl == null || !Ssl.isEnabled(ssl) || deployment.development() || ownPeopleAlone) {
            return;
        }
        String host = URI.create(String.valueOf(deployment.externalUrl())).getHost();
        KeyStore store = WebServerSslBundle.get(ssl, bundles).getStores().getKeyStore();
        objection(store, String.valueOf(host), anchors(null)).ifPresent(problem -> {
            throw new StartupChecks.NotReady(List.of("a certificate that browsers trust: " + problem + "; or " + SET));
        });
    }

    /** @param trusted the authorities; null for those of the JDK */
    static X509TrustManager anchors(@Nullable KeyStore trusted) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Why browsers would not trust what is served; nothing when they would. */
    static Optional<String> objection(@Nullable KeyStore store, String host, X509TrustManager trust) {
        try {
            X509Certificate[] chain = chain(store);
            if (chain.length == 0) {
                return Optional.of("there is none in what server.ssl names");
            }
            trust.checkServerTrusted(chain, "UNKNOWN");
            return names(chain[0], host)
                    ? Optional.empty()
                    : Optional.of(
                            "the one that is served does not name " + host + ", the host of leadnest.external-url");
        } catch (CertificateException untrusted) {
            return Optional.of("the one that is served leads to no known authority, or is out of its time ("
                    + untrusted.getMessage() + ")");
        } catch (GeneralSecurityException unreadable) {
            return Optional.of("the one that is served cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private static X509Certificate[] chain(@Nullable KeyStore store) throws GeneralSecurityException {
        if (store == null) {
            return new X509Certificate[0];
        }
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain != null) {
                return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
            }
        }
        return new X509Certificate[0];
    }

    /** By its alternative names; a star stands for one label (RFC 6125, section 6.4.3). */
    private static boolean names(X509Certificate certificate, String host) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names == null) {
            return false;
        }
        String wanted = host.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(wanted)
                        || (name.startsWith("*.")
                                && wanted.indexOf('.') > 0
                                && wanted.substring(wanted.indexOf('.')).equals(name.substring(1))));
    }
}
