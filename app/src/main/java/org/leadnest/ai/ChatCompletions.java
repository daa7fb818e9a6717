package org.leadnest.ai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place from which a model is called: an OpenAI-compatible chat completions service. It keeps the account's budget,
 * asks for an answer by JSON Schema (by plain JSON where a service refuses schemas), asks once more after a fault that
 * passes, waits no longer than told, and records what each call used. Thread-safe.
 */
@Component
class ChatCompletions {
    static final String ANSWERED = "ANSWERED";
    private static final int MOST_CLIENTS = 64;

    private final OutboundHttp http;
    private final AiProperties properties;
    private final CallLedger ledger;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();
    private final Set<String> withoutSchemas = ConcurrentHashMap.newKeySet();
    private final Set<String> withoutStreams = ConcurrentHashMap.newKeySet();

    ChatCompletions(OutboundHttp http, AiProperties properties, CallLedger ledger) {
        this.http = http;
        this.properties = properties;
        this.ledger = ledger;
    }

    /** When a text that is begun now must be there, in {@link System#nanoTime}. */
    long deadline() {
        return System.nanoTime() + properties.timeout().toNanos();
    }

    private record Answer(String content, long tokensIn, long tokensOut) {}

    /** What the model said to {@code messages}, as it said it. */
    String ask(ModelAccess access, Prompt prompt, List<Map<String, Object>> messages, long deadline)
            throws Unavailable {
        return ask(access, prompt, messages, deadline, null);
    }

    /** @param heard is told all that was said so far, again and again, where the service streams; null where nobody listens */
    String ask(
            ModelAccess access,
            Prompt prompt,
            List<Map<String, Object>> messages,
            long deadline,
            @Nullable Consumer<String> heard)
            throws Unavailable {
        if (Tenancy.current().isPresent()) {
            Optional<String> refusal = ledger.refusal();
            if (refusal.isPresent()) {
                throw new Unavailable(refusal.get());
            }
        }
        try {
            return recorded(access, prompt, messages, deadline, heard);
        } catch (Unavailable failed) {
            if (!failed.worthAnother()) {
                throw failed;
            }
            return recorded(access, prompt, messages, deadline, heard);
        }
    }

    private String recorded(
            ModelAccess access,
            Prompt prompt,
            List<Map<String, Object>> messages,
            long deadline,
            @Nullable Consumer<String> heard)
            throws Unavailable {
        Instant at = ledger.now();
        long began = System.nanoTime();
        try {
            Answer answer = Patience.within(
                    deadline, properties.timeout(), () -> call(access, request(access, prompt, messages), heard));
            record(access, prompt, ANSWERED, answer, began, at);
            return answer.content();
        } catch (Unavailable failed) {
            record(access, prompt, failed.reason(), new Answer("", 0, 0), began, at);
            throw failed;
        }
    }

    private void record(ModelAccess access, Prompt prompt, String outcome, Answer answer, long began, Instant at) {
        if (Tenancy.current().isPresent()) {
            ledger.add(new CallLedger.Entry(
                    prompt.name(),
                    access.model(),
                    access.own(),
                    outcome,
                    answer.tokensIn(),
                    answer.tokensOut(),
                    CallLedger.credits(answer.tokensIn() + answer.tokensOut()),
                    Duration.ofNanos(System.nanoTime() - began).toMillis(),
                    at));
        }
    }

    private Map<String, Object> request(ModelAccess access, Prompt prompt, List<Map<String, Object>> messages) {
        Map<String, Object> form = withoutSchemas.contains(access.baseUrl())
                ? Map.of("type", "json_object")
                : Map.of(
                        "type",
                        "json_schema",
                        "json_schema",
                        Map.of("name", "answer", "strict", true, "schema", prompt.schema()));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", access.model());
        request.put("messages", messages);
        request.put("response_format", form);
        return request;
    }

    /** Asks again without what the service does not know: first without streaming, then without a schema. */
    private Answer call(ModelAccess access, Map<String, Object> request, @Nullable Consumer<String> heard) {
        Map<String, Object> asked = new LinkedHashMap<>(request);
        boolean streams = heard != null && !withoutStreams.contains(access.baseUrl());
        if (streams) {
            asked.put("stream", true);
            asked.put("stream_options", Map.of("include_usage", true));
        }
        try {
            return post(access, asked, heard);
        } catch (RestClientResponseException refused) {
            if (refused.getStatusCode().value() != HttpStatus.BAD_REQUEST.value()) {
                throw refused;
            }
            if (streams) {
                withoutStreams.add(access.baseUrl());
                return call(access, request, null);
            }
            if (!withoutSchemas.add(access.baseUrl())) {
                throw refused;
            }
            Map<String, Object> plain = new LinkedHashMap<>(request);
            plain.put("response_format", Map.of("type", "json_object"));
            return post(access, plain, null);
        }
    }

    private Answer post(ModelAccess access, Map<String, Object> request, @Nullable Consumer<String> heard) {
        return Objects.requireNonNull(client(access)
                .post()
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
                .headers(access::authorize)
                .body(json.writeValueAsString(request))
                .exchange((sent, answer) -> {
                    if (answer.getStatusCode().isError()) {
                        throw answer.createException();
                    }
                    MediaType type = answer.getHeaders().getContentType();
                    return type != null && MediaType.TEXT_EVENT_STREAM.isCompatibleWith(type)
                            ? streamed(answer.getBody(), heard)
                            : read(new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8));
                }));
    }

    private Answer streamed(InputStream body, @Nullable Consumer<String> heard) throws IOException {
        StreamedAnswer answer = new StreamedAnswer(json);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !answer.isOver()) {
                if (answer.take(line) && heard != null) {
                    heard.accept(answer.content());
                }
                line = lines.readLine();
            }
        }
        return new Answer(answer.content(), answer.tokensIn(), answer.tokensOut());
    }

    private RestClient client(ModelAccess access) {
        if (clients.size() > MOST_CLIENTS) {
            clients.clear();
        }
        return clients.computeIfAbsent(access.completionsUrl(), url -> http.client(url, properties.timeout()));
    }

    private Answer read(String answer) {
        JsonNode whole = json.readTree(answer);
        return new Answer(
                whole.path("choices").path(0).path("message").path("content").asString(""),
                Math.max(0, whole.path("usage").path("prompt_tokens").asLong(0)),
                Math.max(0, whole.path("usage").path("completion_tokens").asLong(0)));
    }
}
