package org.leadnest.copydesk.words;

import java.util.HashMap;
import java.util.Map;
import org.leadnest.copydesk.Language;

/** Names of the states and territories by two-letter code. */
public final class States {
    private static final Map<String, String[]> NAMES = read();

    private States() {}

    private static Map<String, String[]> read() {
        Map<String, String[]> names = new HashMap<>();
        for (String line : Resources.lines("states.txt")) {
            String[] parts = line.split("\\|");
            names.put(parts[0], new String[] {parts[1], parts.length > 2 ? parts[2] : parts[1]});
        }
        return names;
    }

    /** The name in that language, or the value itself when it is not a known code. */
    public static String name(String code, Language language) {
        String[] names = NAMES.get(code);
        return names == null ? code : names[language.ordinal()];
    }
}
