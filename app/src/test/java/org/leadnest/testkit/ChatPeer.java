package org.leadnest.testkit;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible service, which streams to whoever asks for it: answers {@code POST /v1/chat/completions} with the
 * contents that the test has put in line, the last one again and again, and {@code POST /v1/images/edits} with the picture
 * that it has put up. Without images it has no such path, and gives the picture by chat to whoever asks for that modality.
 */
public final class ChatPeer extends HttpPeer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PIECE = 7;

    private final Deque<String> contents = new ArrayDeque<>();

    private byte[] picture = new byte[0];
    private String instead = "";
    private boolean images = true;

    /** What comes of every edit from now on: a picture, or whatever these bytes are. */
    public synchronized void paint(byte[] made) {
        picture = made.clone();
        instead = "";
    }

    /** The whole answer to every edit from now on. */
    public synchronized void answerEdits(String body) {
        instead = body;
    }

    /** Whether there is a path of its own for pictures. */
    public synchronized void hasImages(boolean has) {
        images = has;
    }

    private Answer edited() {
        return Answer.json(
                200,
                !instead.isEmpty()
                        ? instead
                        : JSON.writeValueAsString(Map.of(
                                "created",
                                1,
                                "data",
                                List.of(Map.of("b64_json", Base64.getEncoder().encodeToString(picture))),
                                "usage",
                                Map.of("input_tokens", 1200, "output_tokens", 6240, "total_tokens", 7440))));
    }

    private Map<String, Object> painted() {
        String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
        return Map.of(
                "role",
                "assistant",
                "content",
                "",
                "images",
                List.of(Map.of("type", "image_url", "image_url", Map.of("url", url))));
    }

    /** The next answers' contents, as the model would write them. */
    public synchronized void say(String... contents) {
        this.contents.clear();
        this.contents.addAll(List.of(contents));
    }

    @Override
    protected synchronized Answer answer(Call call) {
        if (images && call.method().equals("POST") && call.path().equals("/v1/images/edits")) {
            return edited();
        }
        if (!call.method().equals("POST") || !call.path().equals("/v1/chat/completions")) {
            return Answer.json(404, "{\"error\":{\"message\":\"unknown path\"}}");
        }
        String content = contents.size() > 1 ? contents.removeFirst() : contents.isEmpty() ? "" : contents.getFirst();
        if (!call.body().contains("\"modalities\"")
                && JSON.readTree(call.body()).path("stream").asBoolean(false)) {
            return new Answer(200, "text/event-stream", streamed(content));
        }
        Map<String, Object> message =
                call.body().contains("\"modalities\"") ? painted() : Map.of("role", "assistant", "content", content);
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
