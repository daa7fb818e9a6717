package org.leadnest.ai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model is told to do and the form of its answer, from files under {@code prompts/}. A change of words is a new file
 * with the next number, so that a recorded call always says which words it had.
 *
 * @param name with its version, such as {@code listings/describe-1}
 * @param schema of the answer, as JSON Schema
 */
record Prompt(String name, String words, Map<String, Object> schema) {
    private static final JsonMapper JSON = new JsonMapper();

    static Prompt named(String name) {
        return named(name, name);
    }

    /** @param form the name of the schema's file, for one that several share */
    static Prompt named(String name, String form) {
        return new Prompt(
                name, file(name + ".txt"), JSON.readValue(file(form + ".schema.json"), new TypeReference<>() {}));
    }

    /** The words alone, for a model whose answer has no form. */
    static String words(String name) {
        return file(name + ".txt").strip();
    }

    private static String file(String name) {
        try (InputStream in = Prompt.class.getClassLoader().getResourceAsStream("prompts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("prompts/" + name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
