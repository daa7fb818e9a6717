package org.leadnest.copydesk.words;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Language;

/** Architectural styles as modifiers: "Craftsman", "ranch-style", "estilo rancho". */
public final class Styles {
    private static final Map<String, String[]> BY_KEY = read();

    private Styles() {}

    private static Map<String, String[]> read() {
        Map<String, String[]> styles = new HashMap<>();
        for (String line : Resources.lines("lexicon/styles.txt")) {
            String[] parts = line.split("\\s*\\|\\s*");
            for (String key : parts[0].split(";")) {
                styles.put(Lexicon.key(key), new String[] {parts[1], parts[2]});
            }
        }
        return styles;
    }

    /** The modifier, or null when the style is not known. */
    public static @Nullable String modifier(String style, Language language) {
        String[] known = BY_KEY.get(Lexicon.key(style));
        if (known == null) {
            return null;
        }
        return language == Language.EN ? known[0] : known[1];
    }
}
