package org.leadnest.listings.describing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Tone;

/** What can be chosen for a run: each word that is none of those known has its error. */
final class RunChoice {
    private RunChoice() {}

    static Map<String, String> errors(String tone, String language) {
        Map<String, String> errors = new LinkedHashMap<>();
        read("tone", tone, Tone::parse, errors);
        read("language", language, Language::parse, errors);
        return errors;
    }

    private static void read(String name, String word, Consumer<String> parse, Map<String, String> errors) {
        try {
            parse.accept(word);
        } catch (IllegalArgumentException unknown) {
            errors.put(name, String.valueOf(unknown.getMessage()));
        }
    }
}
