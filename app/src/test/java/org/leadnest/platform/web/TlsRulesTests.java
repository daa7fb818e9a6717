package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.accounts.SelfSignedCommand;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import picocli.CommandLine;

/** What a server of ours speaks, asked by handshakes. */
class TlsRulesTests {
    private static WebServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Path place = folder.resolve("tls");
        assertThat(new CommandLine(new SelfSignedCommand()).execute(place.toString()))
                .isZero();
        Ssl ssl = new Ssl();
        ssl.setCertificate(place.resolve("cert.pem").toString());
        ssl.setCertificatePrivateKey(place.resolve("key.pem").toString());
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setSsl(ssl);
        new TlsRules().customize(factory);
        server = factory.getWebServer();
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void speaksTls13AndOfTls12WhatKeepsSecrets() throws Exception {
        assertThat(suite("TLSv1.3", "TLS_AES_256_GCM_SHA384")).isEqualTo("TLS_AES_256_GCM_SHA384");
        assertThat(suite("TLSv1.2", keyed("GCM_SHA256"))).endsWith("_AES_128_GCM_SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CBC_SHA256", "CBC_SHA"})
    void refusesSuitesWithoutAuthenticatedEncryption(String mode) {
        assertThatThrownBy(() -> suite("TLSv1.2", keyed(mode))).isInstanceOf(SSLException.class);
    }

    @Test
    void theOldVersionsAreNotEvenThere() {
        assertThatThrownBy(() -> suite("TLSv1.1", keyed("CBC_SHA"))).isInstanceOf(Exception.class);
    }

    /** The certificate's kind of key decides between the two. */
    private static String[] keyed(String mode) {
        return new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_" + mode, "TLS_ECDHE_RSA_WITH_AES_128_" + mode};
    }

    private static String suite(String protocol, String... suites) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.getPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(suites);
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
