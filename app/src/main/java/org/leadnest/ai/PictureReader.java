package org.leadnest.ai;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a model say what a picture shows, when the installation names one for that and the account has no way of its own to a
 * model: whose model looks at pictures is the operator's to say. Kept to the account's budget and written down without the
 * picture. What comes is a proposal for a person. Slow, so never called in a transaction. Thread-safe.
 */
@Service
public class PictureReader {
    private static final Prompt PROMPT = Prompt.named("photos/room-1");

    private final AccessSettings settings;
    private final ChatCompletions chat;
    private final AiProperties properties;
    private final JsonMapper json = new JsonMapper();

    PictureReader(AccessSettings settings, ChatCompletions chat, AiProperties properties) {
        this.settings = settings;
        this.chat = chat;
        this.properties = properties;
    }

    /** What came of looking. */
    public sealed interface Reading {
        /**
         * What the picture shows.
         *
         * @param room one of the words of the prompt's form, as the model gave it
         */
        record Seen(String room, String altText) implements Reading {}

        /**
         * Nothing came that could be read.
         *
         * @param reason in the middle of a sentence
         */
        record None(String reason) implements Reading {}
    }

    /** Who would get the picture, as {@code model at host}; empty where nobody looks at pictures. */
    public Optional<String> model() {
        return access().map(access ->
                access.model() + " at " + URI.create(access.baseUrl()).getHost());
    }

    public Reading read(byte[] jpeg) {
        Optional<ModelAccess> access = access();
        if (access.isEmpty()) {
            return new Reading.None("no model that looks at pictures is set up");
        }
        String url = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
        List<Map<String, Object>> messages = List.of(
                Map.of("role", "system", "content", PROMPT.words()),
                Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(Map.of("type", "image_url", "image_url", Map.of("url", url)))));
        try {
            return reading(chat.ask(access.get(), PROMPT, messages, chat.deadline()));
        } catch (Unavailable failed) {
            return new Reading.None(failed.reason());
        }
    }

    private Optional<ModelAccess> access() {
        String model = properties.visionModel();
        return model == null || model.isBlank()
                ? Optional.empty()
                : settings.access()
                        .filter(access -> !access.own())
                        .map(access -> new ModelAccess(access.baseUrl(), access.key(), model, false));
    }

    /** Models like to put a fence around JSON. */
    private Reading reading(String answer) {
        int start = answer.indexOf('{');
        int end = answer.lastIndexOf('}');
        if (start >= 0 && end > start) {
            try {
                JsonNode said = json.readTree(answer.substring(start, end + 1));
                return new Reading.Seen(
                        said.path("room").asString(""),
                        said.path("altText").asString("").strip());
            } catch (JacksonException malformed) {
                // answered below, as an answer without JSON is
            }
        }
        return new Reading.None("its answer cannot be read");
    }
}
