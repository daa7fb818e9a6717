package org.leadnest.ai;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of a service that streams, put together from its lines. Not thread-safe. */
final class StreamedAnswer {
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    /** Far beyond any text that is taken over. */
    private static final int LONGEST = 200_000;

    private final JsonMapper json;
    private final StringBuilder content = new StringBuilder();
    private long tokensIn;
    private long tokensOut;
    private boolean over;

    StreamedAnswer(JsonMapper json) {
        this.json = json;
    }

    /** @return whether there is more content now */
    boolean take(String line) {
        if (!line.startsWith(DATA)) {
            return false;
        }
        String data = line.substring(DATA.length()).strip();
        if (data.equals(DONE) || content.length() > LONGEST) {
            over = true;
            return false;
        }
        try {
            JsonNode event = json.readTree(data);
            tokensIn =
                    Math.max(tokensIn, event.path("usage").path("prompt_tokens").asLong(0));
            tokensOut = Math.max(
                    tokensOut, event.path("usage").path("completion_tokens").asLong(0));
            String more =
                    event.path("choices").path(0).path("delta").path("content").asString("");
            content.append(more);
            return !more.isEmpty();
        } catch (JacksonException malformed) {
            return false;
        }
    }

    boolean isOver() {
        return over;
    }

    String content() {
        return content.toString();
    }

    long tokensIn() {
        return tokensIn;
    }

    long tokensOut() {
        return tokensOut;
    }
}
