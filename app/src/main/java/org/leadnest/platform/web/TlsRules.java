package org.leadnest.platform.web;

import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What a service that ends TLS itself speaks, however its certificate is configured: TLS 1.3 and 1.2, and of 1.2 only suites
 * with forward secrecy and authenticated encryption (RFC 9325, sections 3.1.1 and 4.2).
 */
@Component
final class TlsRules implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    static final List<String> CIPHERS = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(TlsRules::narrow);
    }

    private static void narrow(Connector connector) {
        for (SSLHostConfig host : connector.findSslHostConfigs()) {
            host.setProtocols("TLSv1.2+TLSv1.3");
            host.setCiphers(String.join(":", CIPHERS));
            host.setHonorCipherOrder(true);
        }
    }
}
