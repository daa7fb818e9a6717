package org.leadnest.ai;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sentences out of an answer that is still being written. */
final class Unfinished {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TEXT = Pattern.compile("\"text\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)");

    private Unfinished() {}

    /** Hands on the plain text as it grows. */
    static Consumer<String> plain(Consumer<String> heard) {
        return answer -> {
            String text = text(answer);
            if (!text.isBlank()) {
                heard.accept(text);
            }
        };
    }

    static String text(String answer) {
        Matcher found = TEXT.matcher(answer);
        return found.results().map(one -> unescaped(one.group(1))).collect(Collectors.joining(" "));
    }

    /** An escape whose rest is still to come is left out. */
    private static String unescaped(String part) {
        try {
            return JSON.readValue("\"" + part.replaceAll("\\\\(?:u[0-9a-fA-F]{0,3})?$", "") + "\"", String.class);
        } catch (JacksonException unfinished) {
            return "";
        }
    }
}
