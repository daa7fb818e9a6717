package org.leadnest.followups;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's own software on this machine: keeps what it was told and answers as it is told to. */
final class WebhookPeer implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>(new ArrayDeque<>());

    record Told(String id, String timestamp, String signature, String body) {}

    WebhookPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            told.add(new Told(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Integer answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The next answers; after them 200. */
    void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    List<Told> told() {
        return told;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
