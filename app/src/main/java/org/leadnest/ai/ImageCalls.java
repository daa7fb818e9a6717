package org.leadnest.ai;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an OpenAI-compatible service to change a picture: by {@code /images/edits}, or, where a service has none, by chat
 * completions whose answer has the modality of an image (Abacus.AI, OpenRouter). The answer is bytes that nobody has looked
 * at. Thread-safe.
 */
@Component
class ImageCalls {
    /** Of an answer, as it is sent: a picture of 15 MB in base 64. */
    static final int MOST_ANSWER = 20_000_000;

    private static final int MOST_CLIENTS = 16;
    private static final Set<HttpStatus> NOT_OFFERED =
            Set.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED, HttpStatus.NOT_IMPLEMENTED);

    private final OutboundHttp http;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();
    private final Set<String> byChat = ConcurrentHashMap.newKeySet();

    ImageCalls(OutboundHttp http) {
        this.http = http;
    }

    /** What came; the tokens are 0 where the service does not say. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] picture, long tokensIn, long tokensOut) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Reply(int status, byte[] body) {}

    Answer edit(ModelAccess access, String model, String words, byte[] jpeg, Duration patience) throws Unavailable {
        if (!byChat.contains(access.baseUrl())) {
            Reply reply = edits(access, model, words, jpeg, patience);
            if (!NOT_OFFERED.contains(HttpStatus.resolve(reply.status()))) {
                JsonNode whole = read(reply);
                return answer(whole, whole.path("data").path(0).path("b64_json").asString(""), "input", "output");
            }
            byChat.add(access.baseUrl());
        }
        JsonNode whole = read(chat(access, model, words, jpeg, patience));
        return answer(whole, dataUrl(whole.path("choices").path(0).path("message")), "prompt", "completion");
    }

    private Reply edits(ModelAccess access, String model, String words, byte[] jpeg, Duration patience) {
        HttpHeaders type = new HttpHeaders();
        type.setContentType(MediaType.IMAGE_JPEG);
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("model", model);
        form.add("prompt", words);
        form.add("n", "1");
        form.add("size", "auto");
        form.add("image", new HttpEntity<>(new Named(jpeg), type));
        return post(access, "/images/edits", MediaType.MULTIPART_FORM_DATA, form, patience);
    }

    private static final class Named extends ByteArrayResource {
        Named(byte[] bytes) {
            super(bytes);
        }

        @Override
        public String getFilename() {
            return "photo.jpg";
        }
    }

    private Reply chat(ModelAccess access, String model, String words, byte[] jpeg, Duration patience) {
        String url = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", model);
        request.put("modalities", List.of("image", "text"));
        request.put(
                "messages",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(
                                Map.of("type", "text", "text", words),
                                Map.of("type", "image_url", "image_url", Map.of("url", url))))));
        return post(access, "/chat/completions", MediaType.APPLICATION_JSON, json.writeValueAsBytes(request), patience);
    }

    private Reply post(ModelAccess access, String path, MediaType type, Object body, Duration patience) {
        if (clients.size() > MOST_CLIENTS) {
            clients.clear();
        }
        return clients.computeIfAbsent(access.url(path), url -> http.client(url, patience))
                .post()
                .contentType(type)
                .headers(access::authorize)
                .body(body)
                .exchange((request, response) -> new Reply(
                        response.getStatusCode().value(), response.getBody().readNBytes(MOST_ANSWER + 1)));
    }

    private JsonNode read(Reply reply) throws Unavailable {
        if (reply.status() != HttpStatus.OK.value()) {
            throw Patience.answered(reply.status());
        }
        if (reply.body().length > MOST_ANSWER) {
            throw new Unavailable("its answer is larger than %d MB".formatted(MOST_ANSWER / 1_000_000));
        }
        return json.readTree(reply.body());
    }

    /** The first picture of a message, from {@code images} or from the parts of its content. */
    private static String dataUrl(JsonNode message) {
        for (JsonNode parts : List.of(message.path("images"), message.path("content"))) {
            for (JsonNode part : parts) {
                String url = part.path("image_url").path("url").asString("");
                if (url.startsWith("data:image/")) {
                    return url.substring(url.indexOf(',') + 1);
                }
            }
        }
        return "";
    }

    private static Answer answer(JsonNode whole, @Nullable String base64, String in, String out) throws Unavailable {
        if (base64 == null || base64.isEmpty()) {
            throw new Unavailable("it answered without a picture");
        }
        JsonNode usage = whole.path("usage");
        try {
            return new Answer(
                    Base64.getMimeDecoder().decode(base64),
                    Math.max(0, usage.path(in + "_tokens").asLong(0)),
                    Math.max(0, usage.path(out + "_tokens").asLong(0)));
        } catch (IllegalArgumentException garbled) {
            throw new Unavailable("malformed answer");
        }
    }
}
