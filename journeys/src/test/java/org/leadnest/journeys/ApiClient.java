package org.leadnest.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer's program: calls {@code /api/v1} with the key of an account of its own. */
final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningLeadNest service;
    private final String key;

    private ApiClient(RunningLeadNest service, String key) {
        this.service = service;
        this.key = key;
    }

    /** Opens a new account through the development door. */
    static ApiClient ofNewAccount(RunningLeadNest service, String company) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        JsonNode made = JSON.readTree(service.post(
                "/dev/accounts",
                JSON.writeValueAsString(Map.of(
                        "company",
                        company,
                        "name",
                        "Grace Harbor",
                        "email",
                        "grace-" + unique + "@example.com",
                        "password",
                        "a long way to the harbor " + unique))));
        return new ApiClient(service, made.get("apiKey").asString());
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** Sends files as the parts of one form. */
    JsonNode upload(String path, String part, Map<String, byte[]> files) {
        String boundary = "journey" + UUID.randomUUID();
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(multipart(boundary, part, files))
                .build());
    }

    /** All rows of a list, page after page. */
    List<JsonNode> all(String path) {
        List<JsonNode> rows = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String page = next;
        while (page != null) {
            JsonNode answer = get(page);
            answer.get("data").forEach(rows::add);
            page = answer.get("next").isNull()
                    ? null
                    : next + "&after=" + answer.get("next").asString();
        }
        return rows;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.url("/api/v1" + path)))
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " answered "
                        + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static BodyPublisher multipart(String boundary, String part, Map<String, byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                            + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(body.toByteArray());
    }
}
