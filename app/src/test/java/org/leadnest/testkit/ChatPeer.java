package org.leadnest.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible service, which streams to whoever asks for it: answers {@code POST /v1/chat/completions} with the contents that the test has put in line,
 * the last one again and again.
 */
public final class ChatPeer extends HttpPeer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PIECE = 7;

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
        if (JSON.readTree(call.body()).path("stream").asBoolean(false)) {
            return new Answer(200, "text/event-stream", streamed(content));
        }
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

    /** A few characters at a time, then what it used, as such services do. */
    private static String streamed(String content) {
        StringBuilder lines = new StringBuilder(": comment\n\n");
        for (int at = 0; at < content.length(); at += PIECE) {
            String piece = content.substring(at, Math.min(content.length(), at + PIECE));
            lines.append("data: ")
                    .append(JSON.writeValueAsString(
                            Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", piece))))))
                    .append("\n\n");
        }
        lines.append("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":10}}\n\n");
        return lines.append("data: [DONE]\n\n").toString();
    }
}
