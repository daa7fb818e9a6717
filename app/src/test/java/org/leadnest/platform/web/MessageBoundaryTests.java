package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where a message ends is never open to two readings (ASVS 5.0 4.2.1; RFC 9112 sections 6.3 and 11.2): asked by raw sockets of
 * the server that the service runs in, with its settings.
 */
class MessageBoundaryTests {
    private static final int ANSWER_MILLIS = 10_000;
    /** What somebody would smuggle behind the first message. */
    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static ConfigurableApplicationContext server;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    static class Server {
        @Bean
        ServletRegistrationBean<HttpServlet> echo() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void service(HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            String body =
                                    new String(request.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                            response.getOutputStream().print("<" + request.getRequestURI() + " " + body + ">");
                        }
                    },
                    "/*");
        }
    }

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.main.banner-mode=off")
                .run("--server.port=0", "--server.address=localhost", "--leadnest.mode=development");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPlainMessageIsAnsweredAndTheNextOneAfterIt() throws Exception {
        assertThat(answer("POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello" + SECOND))
                .contains("</first hello>", "</second >");
    }

    /** The chunks count, the length does not, and the connection ends: nothing behind it is taken for a message. */
    @Test
    void chunksWinOverALengthAndNothingFollowsThem() throws Exception {
        assertThat(answer(
                        "POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "5\r\nhello\r\n0\r\n\r\n" + SECOND))
                .doesNotContain("/second")
                .containsAnyOf("</first hello>", "HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: 5, 6\r\n\r\nhello",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: -5\r\n\r\nhello",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: x\r\n\r\n0\r\n\r\n",
                "Content-Length : 5\r\n\r\nhello"
            })
    void aMessageThatMayEndInTwoPlacesIsRefusedAndNothingFollowsIt(String rest) throws Exception {
        assertThat(answer("POST /first HTTP/1.1\r\nHost: localhost\r\n" + rest + SECOND))
                .doesNotContain("</first", "</second")
                .containsPattern("HTTP/1\\.1 (400|501)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhelloX\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n"
            })
    void aBrokenChunkIsRefusedAndNothingFollowsIt(String chunks) throws Exception {
        assertThat(answer("POST /first HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
                        + SECOND))
                .doesNotContain("</first", "</second");
    }

    /** A line that goes on in the next one is the same line (RFC 9112 section 5.2): no length hides there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length:\r\n 5\r\n\r\nhello",
                "Transfer-Encoding:\r\n chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            })
    void aLengthOnAFoldedLineCountsOrIsRefused(String rest) throws Exception {
        String answer = answer("POST /first HTTP/1.1\r\nHost: localhost\r\n" + rest + SECOND);
        if (answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).contains("</first hello>", "</second >");
        } else {
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("/second");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Bare: a\rContent-Length: 5", "X-Zero: a\0b", "X Space: a", "No-Colon"})
    void aHeaderThatReadersTakeDifferentlyIsRefused(String header) throws Exception {
        assertThat(answer("POST /first HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n" + SECOND))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("</first", "</second");
    }

    /** All that the server sends until it ends the connection, or nothing more comes. */
    private static String answer(String message) throws IOException {
        int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
