package org.leadnest.ai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible chat completions service. Sends the prompt file and facts, nothing else. */
@Component
class RemoteModel {
    private static final String PROMPT = prompt("prompts/listings/describe-1.txt");
    /** Where the property stands is not needed for a text about it, so it stays here. */
    private static final Set<String> KEPT_HERE =
            Set.of("UnparsedAddress", "StreetNumber", "StreetName", "UnitNumber", "ListingId", "ListingKey");

    private final AiProperties properties;
    private final RestClient client;
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    RemoteModel(AiProperties properties, OutboundHttp http) {
        this.properties = properties;
        this.client = http.client(properties.completionsUrl(), properties.timeout());
    }

    /** The model gave no usable answer; the message says why in a few words, without anything it said. */
    static final class Unavailable extends Exception {
        Unavailable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** What the model says: a sentence, and the ids of the facts that it claims to rest on. */
    record Said(String text, List<String> facts) {}

    Conversation conversation(Facts facts, Brief brief) {
        return new Conversation(facts, brief);
    }

    /** One text: the first answer, then repairs, all of them within one time-out. Not thread-safe. */
    final class Conversation {
        private final List<Map<String, Object>> messages = new ArrayList<>();
        private final long end = System.nanoTime() + properties.timeout().toNanos();

        private Conversation(Facts facts, Brief brief) {
            messages.add(Map.of("role", "system", "content", PROMPT));
            messages.add(Map.of("role", "user", "content", json.writeValueAsString(task(facts, brief))));
        }

        List<Said> ask() throws Unavailable {
            String answer = within(Duration.ofNanos(end - System.nanoTime()), () -> call(messages));
            messages.add(Map.of("role", "assistant", "content", answer));
            return read(answer);
        }

        /** Asks for as many sentences again; {@code refused} says for each what was wrong. */
        List<Said> repair(List<Map<String, Object>> refused) throws Unavailable {
            messages.add(Map.of("role", "user", "content", json.writeValueAsString(Map.of("refused", refused))));
            return ask();
        }
    }

    private static Map<String, Object> task(Facts facts, Brief brief) {
        List<Map<String, String>> known = facts.all().stream()
                .filter(fact -> !KEPT_HERE.contains(fact.name()))
                .map(RemoteModel::shown)
                .toList();
        return Map.of(
                "outlet", brief.outlet().name(),
                "tone", brief.tone().word(),
                "language", brief.language().code(),
                "limit", brief.limit(),
                "facts", known);
    }

    private static Map<String, String> shown(Fact fact) {
        return Map.of("id", fact.id(), "name", fact.name(), "value", fact.said());
    }

    private String within(Duration rest, java.util.concurrent.Callable<String> work) throws Unavailable {
        Future<String> answer = calls.submit(work);
        try {
            return answer.get(Math.max(0, rest.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new Unavailable("no answer within " + properties.timeout().toSeconds() + " s");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("the service is stopping");
        } catch (ExecutionException failed) {
            throw new Unavailable(reason(failed.getCause()));
        }
    }

    private static String reason(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case RestClientResponseException answered ->
                "it answered " + answered.getStatusCode().value();
            case RestClientException unreachable -> "it could not be reached";
            case JacksonException malformed -> "malformed answer";
            case null, default -> "the call failed";
        };
    }

    private String call(List<Map<String, Object>> messages) {
        Map<String, Object> request = Map.of(
                "model", properties.model(), "messages", messages, "response_format", Map.of("type", "json_object"));
        String answer = client.post()
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (properties.apiKey() != null && !properties.apiKey().isBlank()) {
                        headers.setBearerAuth(properties.apiKey());
                    }
                })
                .body(json.writeValueAsString(request))
                .retrieve()
                .body(String.class);
        return json.readTree(answer == null ? "" : answer)
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString("");
    }

    /** The answer's sentences; models like to put a fence around JSON, and some give bare texts. */
    private List<Said> read(String answer) throws Unavailable {
        int start = answer.indexOf('{');
        int end = answer.lastIndexOf('}');
        if (start < 0 || end < start) {
            throw new Unavailable("malformed answer");
        }
        try {
            List<Said> sentences = new ArrayList<>();
            for (JsonNode one : json.readTree(answer.substring(start, end + 1)).path("sentences")) {
                List<String> facts = new ArrayList<>();
                one.path("facts").forEach(fact -> facts.add(fact.asString("")));
                sentences.add(new Said(
                        (one.isString() ? one : one.path("text")).asString("").strip(), facts));
            }
            if (sentences.isEmpty()) {
                throw new Unavailable("malformed answer");
            }
            return sentences;
        } catch (JacksonException malformed) {
            throw new Unavailable("malformed answer");
        }
    }

    private static String prompt(String file) {
        try (InputStream in = RemoteModel.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
