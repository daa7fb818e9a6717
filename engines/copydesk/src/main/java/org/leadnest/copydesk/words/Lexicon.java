package org.leadnest.copydesk.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.NounPhrase.Count;

/** The features that the desk knows by name, in both languages, by theme. Read once, immutable. */
public final class Lexicon {
    /**
     * A known feature.
     *
     * @param rarity 1 what nearly every home has, 9 what hardly any has
     */
    public record Entry(String theme, int rarity, NounPhrase english, NounPhrase spanish) {
        public NounPhrase in(Language language) {
            return language == Language.EN ? english : spanish;
        }
    }

    /** An entry with the lookup values by which it goes, as they are written in the file. */
    public record Named(Entry entry, List<String> sources) {}

    private static final List<String> MASS_STARTS = List.of(
            "luz",
            "iluminación",
            "ladrillo",
            "madera",
            "bambú",
            "corcho",
            "parqué",
            "pino",
            "roble",
            "loseta",
            "travertino",
            "mármol",
            "pizarra",
            "piedra",
            "terrazo",
            "concreto",
            "alfombra",
            "laminado",
            "vinilo",
            "linóleo",
            "lavandería",
            "almacenamiento",
            "calefacción",
            "aire acond",
            "enfriamiento",
            "aislamiento",
            "cableado",
            "internet",
            "electricidad",
            "gas",
            "agua",
            "alcantarillado",
            "servicio",
            "propano",
            "frente",
            "acceso",
            "estacionamiento",
            "riego",
            "paisajismo",
            "estuco",
            "revestimiento",
            "bloque",
            "adobe",
            "vidrio",
            "carpintería",
            "pastizal",
            "seguridad",
            "corriente",
            "espacio",
            "respaldo",
            "construcción nueva");
    private static final Lexicon SHARED = new Lexicon();

    private final Map<String, Map<String, Entry>> byTheme = new HashMap<>();
    private final Map<String, Entry> anywhere = new HashMap<>();
    private final List<Named> all = new ArrayList<>();

    private Lexicon() {
        for (String file : List.of("inside", "outside", "systems")) {
            for (String line : Resources.lines("lexicon/" + file + ".txt")) {
                read(line);
            }
        }
    }

    public static Lexicon shared() {
        return SHARED;
    }

    private void read(String line) {
        String[] parts = line.split("\\s*\\|\\s*");
        String[] themeAndRarity = parts[1].strip().split("\\s+");
        Entry entry =
                new Entry(themeAndRarity[0], Integer.parseInt(themeAndRarity[1]), english(parts[2]), spanish(parts[3]));
        all.add(new Named(entry, List.of(parts[0].split("\\s*;\\s*"))));
        for (String source : parts[0].split(";")) {
            String key = key(source);
            byTheme.computeIfAbsent(entry.theme(), t -> new HashMap<>()).putIfAbsent(key, entry);
            if (key.contains(" ") || lastWord(key(entry.english().bare())).equals(lastWord(key))) {
                anywhere.putIfAbsent(key, entry);
            }
        }
    }

    private static NounPhrase english(String cell) {
        String body = cell.strip().substring(1).strip();
        Count count = switch (cell.strip().charAt(0)) {
            case 'c' -> Count.ONE;
            case 'p' -> Count.MANY;
            case 'm' -> Count.MASS;
            default -> Count.MODIFIER;
        };
        return new NounPhrase(body, count, false, Language.EN);
    }

    private static NounPhrase spanish(String cell) {
        String[] parts = cell.strip().split("\\s+", 2);
        Count count = switch (parts[0]) {
            case "mp", "fp", "p" -> Count.MANY;
            case "s" -> Count.MODIFIER;
            default -> isMass(parts[1]) ? Count.MASS : Count.ONE;
        };
        return new NounPhrase(parts[1], count, parts[0].startsWith("f"), Language.ES);
    }

    /** Spanish nouns that take no "un" or "una". */
    private static boolean isMass(String noun) {
        return MASS_STARTS.stream().anyMatch(noun::startsWith);
    }

    /** The entry for a lookup value: by the theme of its field first, then wherever the words are unmistakable. */
    public @Nullable Entry find(String value, String theme) {
        String key = key(value);
        Entry entry = byTheme.getOrDefault(theme, Map.of()).get(key);
        return entry != null ? entry : anywhere.get(key);
    }

    /** Every entry with its names, in the order of the files. */
    public List<Named> all() {
        return Collections.unmodifiableList(all);
    }

    public List<String> themes() {
        return new ArrayList<>(byTheme.keySet());
    }

    /** Words folded, without hyphens and plural endings: "Walk-In Closet(s)" is "walk in closet". */
    public static String key(String value) {
        StringBuilder key = new StringBuilder();
        for (Token token : Tokens.of(value.replace("(s)", "").replace("(S)", ""))) {
            if (!token.isMark() && !token.text().equals("and") && !token.text().equals("the")) {
                key.append(key.isEmpty() ? "" : " ").append(singular(token.text()));
            }
        }
        return key.toString();
    }

    private static String singular(String word) {
        if (word.length() <= 3 || !word.endsWith("s") || word.endsWith("ss")) {
            return word;
        }
        return word.substring(0, word.length() - 1);
    }

    private static String lastWord(String key) {
        return key.substring(key.lastIndexOf(' ') + 1);
    }
}
