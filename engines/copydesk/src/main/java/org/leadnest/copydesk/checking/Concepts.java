package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.Pattern;
import org.leadnest.copydesk.words.PhraseBook;
import org.leadnest.copydesk.words.Resources;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;
import org.leadnest.copydesk.words.Wordings;

/**
 * The features that a text can claim and how each is recognised in both languages: those of concepts.txt and every
 * feature of the lexicon that a phrase names without doubt (claimed.txt). Immutable.
 */
final class Concepts {
    /**
     * A feature by name.
     *
     * @param fields those whose presence alone supports it
     */
    record Concept(String id, Set<String> fields) {}

    private static final Set<String> NO_CLAIMS = Set.of("use", "levels");
    /** A lookup that ends in one of these is no noun: "built in", "wood burning", "on golf course". */
    private static final Set<String> NO_NOUNS = Set.of(
            ("in out up through around ground sided burning standing connected available needed owned type main downstair"
                            + " data sound tolerant front side rear back property level privacy wood stone oak plan"
                            + " floorplan thru lot right privilege road course structure entrance stair")
                    .split(" "));

    private static final java.util.regex.Pattern PARTICIPLE =
            java.util.regex.Pattern.compile("\\b(\\p{L}{2,}[ai]d)(?:os|as|o|a)\\b");

    private static final Concepts SHARED = new Concepts();

    private final List<Concept> all = new ArrayList<>();
    private final Map<String, Concept> byEntry = new HashMap<>();
    private final Map<Language, PhraseBook<Concept>> books = new EnumMap<>(Language.class);
    private final Map<Language, Set<String>> known = new EnumMap<>(Language.class);
    private final Set<String> single = new HashSet<>();
    private final Set<String> nothing = new HashSet<>();

    private Concepts() {
        for (Language language : Language.values()) {
            books.put(language, new PhraseBook<>());
            known.put(language, new HashSet<>());
        }
        for (String line : Resources.lines("concepts.txt")) {
            read((line + " ").split("\\|(?=\\s)"));
        }
        for (String line : Resources.lines("claimed.txt")) {
            String[] parts = line.split(":\\s*", 2);
            Set<String> into = parts[0].equals("single") ? single : nothing;
            for (String phrase : parts[1].split("\\|")) {
                into.add(words(phrase));
            }
        }
        for (Lexicon.Named named : Lexicon.shared().all()) {
            read(named);
        }
    }

    static Concepts shared() {
        return SHARED;
    }

    private void read(String[] cells) {
        Set<String> fields = new HashSet<>();
        if (cells.length > 3) {
            for (String field : cells[3].strip().split("\\s+")) {
                if (!field.isEmpty()) {
                    fields.add(field);
                }
            }
        }
        Concept concept = new Concept(cells[0].strip(), fields);
        all.add(concept);
        add(Language.EN, cells[1], concept);
        add(Language.ES, cells[2], concept);
    }

    private void add(Language language, String patterns, Concept concept) {
        for (String source : patterns.split(";")) {
            if (!source.isBlank()) {
                String said = language == Language.ES ? inflected(source) : source;
                book(language).add(Pattern.of(said, Map.of()), concept);
            }
        }
    }

    /** Spanish participles in both genders and numbers: "remodelado" is also said of "los baños" and "las cocinas". */
    private static String inflected(String source) {
        return PARTICIPLE.matcher(source).replaceAll("$1o|$1a|$1os|$1as");
    }

    private void read(Lexicon.Named named) {
        Lexicon.Entry entry = named.entry();
        boolean modifier = entry.english().count() == NounPhrase.Count.MODIFIER;
        boolean roof = entry.theme().equals("roof");
        if (NO_CLAIMS.contains(entry.theme()) || modifier && !roof) {
            return;
        }
        String id = entry.english().bare() + (roof ? " roof" : "");
        Concept concept = byEntry.computeIfAbsent(id, made -> {
            Concept fresh = new Concept(made, Set.of());
            all.add(fresh);
            return fresh;
        });
        for (String source : named.sources()) {
            String bare = words(source);
            if (NO_NOUNS.contains(bare.substring(bare.lastIndexOf(' ') + 1))) {
                continue;
            }
            claim(Language.EN, roof && !bare.endsWith("roof") ? bare + " roof" : bare, concept);
        }
        for (String said : Wordings.of(entry.english())) {
            claim(Language.EN, words(said) + (roof ? " roof" : ""), concept);
        }
        for (String said : Wordings.of(entry.spanish())) {
            claim(Language.ES, (roof ? "techo de " : "") + words(said), concept);
        }
    }

    private void claim(Language language, String phrase, Concept concept) {
        boolean oneWord = !phrase.contains(" ");
        boolean says = oneWord ? single.contains(phrase) : !nothing.contains(phrase);
        if (!says
                || phrase.isBlank()
                || !Character.isLetter(phrase.charAt(0))
                || !seen(language).add(phrase)) {
            return;
        }
        int last = phrase.lastIndexOf(' ') + 1;
        String word = phrase.substring(last);
        String one = language == Language.EN && word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
        book(language).add(Pattern.of(phrase.substring(0, last) + one + "|" + one + "s|" + word, Map.of()), concept);
    }

    private Set<String> seen(Language language) {
        return known.computeIfAbsent(language, l -> new HashSet<>());
    }

    private static String words(String phrase) {
        StringBuilder words = new StringBuilder();
        for (Token token : Tokens.of(phrase)) {
            if (!token.isMark()) {
                words.append(words.isEmpty() ? "" : " ").append(token.text());
            }
        }
        return words.toString();
    }

    private PhraseBook<Concept> book(Language language) {
        return books.computeIfAbsent(language, l -> new PhraseBook<>());
    }

    List<Concept> all() {
        return all;
    }

    List<PhraseBook.Hit<Concept>> in(List<Token> tokens, Language language) {
        return book(language).find(tokens);
    }

    /**
     * What a text claims in its language, and in the other one where the words are no name: with a small letter, or at the
     * start of a sentence before a small letter.
     */
    List<PhraseBook.Hit<Concept>> in(Text text) {
        List<PhraseBook.Hit<Concept>> hits = new ArrayList<>();
        for (Language language : Language.values()) {
            boolean own = language == text.options().language();
            for (PhraseBook.Hit<Concept> hit : in(text.tokens(), language)) {
                if (own || !isName(text, hit)) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    private static boolean isName(Text text, PhraseBook.Hit<Concept> hit) {
        if (!text.tokens().get(hit.from()).capital()) {
            return false;
        }
        boolean starts = hit.from() == 0 || text.word(hit.from() - 1).equals(".");
        boolean goesOn =
                hit.to() < text.tokens().size() && text.tokens().get(hit.to()).capital();
        return !starts || goesOn;
    }
}
