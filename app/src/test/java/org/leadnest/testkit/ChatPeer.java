package org.leadnest.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible service: answers {@code POST /v1/chat/completions} with the contents that the test has put in line,
 * the last one again and again.
 */
public final class ChatPeer extends HttpPeer {
    private static final JsonMapper JSON = new JsonMapper();

    private final Deque<String> contents = new ArrayDeque<>();

    /** The next answers' contents, as the model would write them. */
    public synchronized void say(String... contents) {
        this.contents.clear();
        this.contents.addAll(List.of(contents));
    }

    @Override
    protected synchronized Answer answer(Call call) {
        if (!call.method().equals("POST") || !call.path().equals("/v1/chat/completions")) {
            return Answer.json(404, "{\"error\":{\"message\":\"unknown path\"}}");
        }
        String content = contents.size() > 1 ? contents.removeFirst() : contents.isEmpty() ? "" : contents.getFirst();
        Map<String, Object> message = Map.of("role", "assistant", "content", content);
        return Answer.json(
                200,
                JSON.writeValueAsString(Map.of(
                        "id",
                        "chatcmpl-1",
                        "object",
                        "chat.completion",
                        "choices",
                        List.of(Map.of("index", 0, "finish_reason", "stop", "message", message)),
                        "usage",
                        Map.of("prompt_tokens", 10, "completion_tokens", 10, "total_tokens", 20))));
    }
}
