package org.leadnest.ai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short texts by the configured model: whoever asks has a text of our own at hand for when there is none. Names, addresses
 * and contacts stay here; what comes back is checked against what went out, repaired once, or refused with a reason. Thread-safe;
 * slow, so never called in a transaction.
 */
@Service
public class Assistant {
    private static final int REPAIRS = 1;

    private final AccessSettings settings;
    private final ChatCompletions model;
    private final JsonMapper json = new JsonMapper();

    Assistant(AccessSettings settings, ChatCompletions model) {
        this.settings = settings;
        this.model = model;
    }

    /** The outcome of an errand. */
    public sealed interface Answer {
        /** @param model whose words these are */
        record Given(List<String> parts, String model) implements Answer {}

        /** Nothing that may be shown; the reason in a few words. */
        record None(String reason) implements Answer {}
    }

    /** The model that would be asked; empty where none is set up. */
    public Optional<String> model() {
        return settings.access().map(ModelAccess::model);
    }

    public Answer ask(Errand errand, Material material) {
        return settings.access()
                .<Answer>map(access -> {
                    try {
                        return answered(errand, material, access);
                    } catch (Unavailable failed) {
                        return new Answer.None(failed.reason());
                    }
                })
                .orElseGet(() -> new Answer.None("no model is set up"));
    }

    private Answer answered(Errand errand, Material material, ModelAccess access) throws Unavailable {
        Veil veil = new Veil(material.hidden());
        String source = errand == Errand.TRANSLATION ? veil.whole(material.text()) : veil.over(material.text());
        String task = json.writeValueAsString(task(material, source, veil));
        Claims claims = new Claims(errand, material, source, task);
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(Map.of("role", "system", "content", errand.prompt().words()));
        messages.add(Map.of("role", "user", "content", task));
        long deadline = model.deadline();
        for (int round = 0; round <= REPAIRS; round++) {
            String said = model.ask(access, errand.prompt(), List.copyOf(messages), deadline);
            List<String> parts = parts(said);
            Optional<String> fault = veil.knows(said) ? claims.fault(parts) : Optional.of("unknown words in braces");
            if (fault.isEmpty()) {
                return new Answer.Given(parts.stream().map(veil::lifted).toList(), access.model());
            }
            messages.add(Map.of("role", "assistant", "content", said));
            messages.add(Map.of("role", "user", "content", json.writeValueAsString(Map.of("refused", fault.get()))));
        }
        return new Answer.None("it wrote nothing that holds");
    }

    private static Map<String, Object> task(Material material, String source, Veil veil) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("language", material.language());
        task.put("occasion", veil.over(material.occasion()));
        task.put("voice", material.voice());
        Map<String, String> facts = new TreeMap<>();
        material.facts().forEach((name, value) -> facts.put(name, veil.over(value)));
        task.put("facts", facts);
        task.put("said", material.said().stream().map(veil::over).toList());
        task.put("text", source);
        task.values().removeIf(value -> value.equals("") || value.equals(List.of()) || value.equals(Map.of()));
        return task;
    }

    /** None when the answer is not of the form; models like to put a fence around JSON. */
    private List<String> parts(String answer) {
        int start = answer.indexOf('{');
        int end = answer.lastIndexOf('}');
        if (start < 0 || end < start) {
            return List.of();
        }
        try {
            List<String> parts = new ArrayList<>();
            for (JsonNode part : json.readTree(answer.substring(start, end + 1)).path("parts")) {
                parts.add(part.asString("").strip());
            }
            return parts;
        } catch (JacksonException malformed) {
            return List.of();
        }
    }
}
