package org.leadnest.ai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One listing text: the first answer, then repairs, all of them within one time-out. What goes out is the prompt file and
 * facts; a fact is data in a member of its own, whatever it says. Not thread-safe.
 */
final class Conversation {
    private static final Prompt PROMPT = Prompt.named("listings/describe-2", "listings/describe-1");
    /** Where the property stands is not needed for a text about it, so it stays here. */
    private static final Set<String> KEPT_HERE =
            Set.of("UnparsedAddress", "StreetNumber", "StreetName", "UnitNumber", "ListingId", "ListingKey");

    private static final String NOT_OF_THE_FORM =
            "Your answer was not the one JSON object that was asked for. Answer again with that object and nothing else.";

    private final ChatCompletions model;
    private final ModelAccess access;
    private final JsonMapper json = new JsonMapper();
    private final List<Map<String, Object>> messages = new ArrayList<>();
    private final long deadline;
    private @Nullable Consumer<String> heard;

    /** @param heard is told the plain text while the first answer is written; null where nobody listens */
    Conversation(
            ChatCompletions model, ModelAccess access, Facts facts, Brief brief, @Nullable Consumer<String> heard) {
        this.model = model;
        this.heard = heard == null ? null : Unfinished.plain(heard);
        this.access = access;
        this.deadline = model.deadline();
        say("system", PROMPT.words());
        say("user", json.writeValueAsString(task(facts, brief)));
    }

    /** What the model says: a sentence, and the ids of the facts that it claims to rest on. */
    record Said(String text, List<String> facts) {}

    private void say(String role, String content) {
        messages.add(Map.of("role", role, "content", content));
    }

    List<Said> ask() throws Unavailable {
        List<Said> said = read(answer());
        if (said.isEmpty()) {
            say("user", NOT_OF_THE_FORM);
            said = read(answer());
        }
        if (said.isEmpty()) {
            throw new Unavailable("malformed answer");
        }
        return said;
    }

    private String answer() throws Unavailable {
        String answer = model.ask(access, PROMPT, List.copyOf(messages), deadline, heard);
        heard = null;
        say("assistant", answer);
        return answer;
    }

    /** Asks for as many sentences again; {@code refused} says for each what was wrong. */
    List<Said> repair(List<Map<String, Object>> refused) throws Unavailable {
        say("user", json.writeValueAsString(Map.of("refused", refused)));
        return ask();
    }

    private static Map<String, Object> task(Facts facts, Brief brief) {
        List<Map<String, String>> known = facts.all().stream()
                .filter(fact -> !KEPT_HERE.contains(fact.name()))
                .map(Conversation::shown)
                .toList();
        return Map.of(
                "outlet", brief.outlet().name(),
                "tone", brief.tone().word(),
                "language", brief.language().code(),
                "limit", brief.limit(),
                "facts", known);
    }

    private static Map<String, String> shown(Fact fact) {
        return Map.of("id", fact.id(), "name", fact.name(), "value", Redaction.of(fact.said()));
    }

    /** The answer's sentences, none when it is not of the form; models like to put a fence around JSON. */
    private List<Said> read(String answer) {
        int start = answer.indexOf('{');
        int end = answer.lastIndexOf('}');
        if (start < 0 || end < start) {
            return List.of();
        }
        try {
            List<Said> sentences = new ArrayList<>();
            for (JsonNode one : json.readTree(answer.substring(start, end + 1)).path("sentences")) {
                List<String> facts = new ArrayList<>();
                one.path("facts").forEach(fact -> facts.add(fact.asString("")));
                sentences.add(new Said(
                        (one.isString() ? one : one.path("text")).asString("").strip(), facts));
            }
            return sentences;
        } catch (JacksonException malformed) {
            return List.of();
        }
    }
}
