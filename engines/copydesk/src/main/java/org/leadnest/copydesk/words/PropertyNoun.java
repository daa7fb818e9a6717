package org.leadnest.copydesk.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadnest.copydesk.Language;

/**
 * What to call a property.
 *
 * @param full says the type once: "single-family home"
 * @param brief for later mentions: "house", "home"
 */
public record PropertyNoun(Group group, NounPhrase full, List<NounPhrase> brief) {
    /** Families of property types that a document plan differs by. */
    public enum Group {
        HOME,
        UNIT,
        LAND,
        FARM,
        BUSINESS,
        INCOME,
        UNKNOWN
    }

    private static final Map<String, String> LINES = read();

    private static Map<String, String> read() {
        Map<String, String> lines = new HashMap<>();
        for (String line : Resources.lines("lexicon/types.txt")) {
            String[] parts = line.split("\\s*\\|\\s*", 2);
            for (String key : parts[0].split(";")) {
                lines.putIfAbsent(Lexicon.key(key), parts[1]);
            }
        }
        return lines;
    }

    /** By subtype, else by type; a type that is not known is a property. */
    public static PropertyNoun of(String type, String subtype, Language language) {
        String line = LINES.get(Lexicon.key(subtype));
        if (line == null) {
            line = LINES.get(Lexicon.key(type));
        }
        if (line == null) {
            NounPhrase property = NounPhrase.one(language == Language.EN ? "property" : "propiedad", language, true);
            return new PropertyNoun(Group.UNKNOWN, property, List.of(property));
        }
        String[] parts = line.split("\\s*\\|\\s*");
        String[] nouns = parts[language == Language.EN ? 1 : 2].split("\\s*;\\s*");
        List<NounPhrase> brief = new ArrayList<>();
        for (String noun : nouns[1].split("\\s*,\\s*")) {
            brief.add(phrase(noun, language));
        }
        return new PropertyNoun(
                Group.valueOf(parts[0].strip().toUpperCase(Locale.ROOT)), phrase(nouns[0], language), brief);
    }

    /** Whether a lookup value names a type that is known. */
    public static boolean knows(String value) {
        return LINES.containsKey(Lexicon.key(value));
    }

    private static NounPhrase phrase(String cell, Language language) {
        if (language == Language.EN) {
            return NounPhrase.one(cell.strip(), language, false);
        }
        return NounPhrase.one(
                cell.strip().substring(2).strip(), language, cell.strip().startsWith("f "));
    }
}
