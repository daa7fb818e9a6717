package org.leadnest.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider's stand-in: a small HTTP server on 127.0.0.1 with a ledger of what it accepted and a fault switch. A peer
 * of one provider extends it and answers like that provider; what it accepted is the only truth about what was sent.
 */
public abstract class HttpPeer implements AutoCloseable {
    private final HttpServer server;
    private final List<Accepted> ledger = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Faults faults = Faults.NONE;

    protected HttpPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** One call as it arrived. */
    public record Call(String method, String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /** One call whose effect took place, and what was answered. */
    public record Accepted(Call call, Answer answer) {}

    /** @param body of a redirect also where it points to */
    public record Answer(int status, String contentType, String body) {
        /** A picture, or what calls itself one; the bytes stand in the text one by one. */
        public static Answer image(String contentType, byte[] bytes) {
            return new Answer(200, contentType, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        private byte[] bytes() {
            return body.getBytes(
                    contentType.startsWith("image/") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }

        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", body);
        }
    }

    /** Answers as the provider does; called for every call that no fault swallows. */
    protected abstract Answer answer(Call call);

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Accepted> ledger() {
        return List.copyOf(ledger);
    }

    /** All calls that arrived, also those that a fault swallowed. */
    public int calls() {
        return calls.get();
    }

    public void failWith(Faults faults) {
        this.faults = faults;
        calls.set(0);
    }

    public void forget() {
        ledger.clear();
        calls.set(0);
        faults = Faults.NONE;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int number = calls.incrementAndGet();
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            switch (faults.of(number)) {
                case NONE -> reply(exchange, accept(call));
                case BEFORE_EFFECT -> reply(exchange, Answer.json(500, "{\"error\":\"before\"}"));
                case AFTER_EFFECT -> {
                    accept(call);
                    reply(exchange, Answer.json(500, "{\"error\":\"after\"}"));
                }
                case TIME_OUT -> {
                    accept(call);
                    faults.awaitRelease();
                }
                case TOO_MANY -> {
                    exchange.getResponseHeaders().set("Retry-After", "2");
                    reply(exchange, Answer.json(429, "{\"error\":\"too many\"}"));
                }
            }
        }
    }

    private Answer accept(Call call) {
        Answer answer = answer(call);
        ledger.add(new Accepted(call, answer));
        return answer;
    }

    private static void reply(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.bytes();
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (answer.status() / 100 == 3) {
            exchange.getResponseHeaders().set("Location", answer.body());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        faults.release();
        server.stop(0);
    }
}
