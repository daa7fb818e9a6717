package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.Pattern;
import org.leadnest.copydesk.words.PhraseBook;
import org.leadnest.copydesk.words.Resources;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * The phrase grammar of one language, read from rules/*.txt: fair housing with context, MLS rules, instructions to
 * machines, clichés. A match of an {@code allow} pattern silences what lies inside it, which is how "family room" and
 * "walking distance" stay clean. Thread-safe.
 *
 * <p>File form: {@code @class = a|b|c}; a header {@code [rule severity states=CA,NY | reason | citation]}; then one
 * pattern a line, optionally {@code => replacement}.
 */
public final class PhraseRules {
    private static final List<String> FILES = List.of("fair-housing", "mls", "style");
    private static final PhraseRules ENGLISH = new PhraseRules(Language.EN);
    private static final PhraseRules SPANISH = new PhraseRules(Language.ES);

    private final PhraseBook<PhraseRule> book = new PhraseBook<>();
    private final Map<String, Set<String>> classes = new HashMap<>();

    private PhraseRules(Language language) {
        for (String file : FILES) {
            read("rules/" + file + "." + language.code() + ".txt");
        }
    }

    public static PhraseRules of(Language language) {
        return language == Language.EN ? ENGLISH : SPANISH;
    }

    private void read(String path) {
        PhraseRule header = null;
        for (String line : Resources.lines(path)) {
            if (line.startsWith("@") && line.contains(" = ")) {
                String[] parts = line.substring(1).split(" = ", 2);
                classes.put(parts[0].strip(), words(parts[1]));
            } else if (line.startsWith("[")) {
                header = header(line);
            } else if (header != null) {
                String[] parts = line.split("\\s*=>\\s*", 2);
                book.add(Pattern.of(parts[0], classes), parts.length > 1 ? header.suggesting(parts[1]) : header);
            } else {
                throw new IllegalStateException(path + ": a pattern before the first header: " + line);
            }
        }
    }

    private Set<String> words(String alternatives) {
        Set<String> words = new java.util.HashSet<>();
        for (String word : alternatives.strip().split("\\|")) {
            if (word.startsWith("@")) {
                words.addAll(classes.getOrDefault(word.substring(1), Set.of()));
            } else {
                words.add(Tokens.fold(word.strip()));
            }
        }
        return words;
    }

    private static PhraseRule header(String line) {
        String[] parts = line.substring(1, line.length() - 1).split("\\s*\\|\\s*");
        String[] words = parts[0].strip().split("\\s+");
        Severity severity = words.length > 1 ? Severity.valueOf(words[1].toUpperCase(Locale.ROOT)) : Severity.INFO;
        Set<String> states =
                words.length > 2 ? Set.of(words[2].substring("states=".length()).split(",")) : Set.of();
        return new PhraseRule(
                words[0], severity, states, parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "", "");
    }

    /** What speaks against a note or a feature becoming part of a text, whatever the outlet; matters of style do not. */
    public List<Finding> screen(String text, List<Token> tokens) {
        return find(text, tokens, "", rule -> !rule.startsWith("style.") && !rule.startsWith("claim."));
    }

    /**
     * The phrases found, longest first choice where two overlap within one rule.
     *
     * @param state two-letter state or empty
     */
    public List<Finding> find(String text, List<Token> tokens, String state, Predicate<String> rules) {
        List<PhraseBook.Hit<PhraseRule>> hits = book.find(tokens);
        List<PhraseBook.Hit<PhraseRule>> allowed =
                hits.stream().filter(hit -> hit.meaning().allows()).toList();
        List<PhraseBook.Hit<PhraseRule>> kept = new ArrayList<>();
        hits.stream()
                .filter(hit ->
                        !hit.meaning().allows() && rules.test(hit.meaning().rule()))
                .filter(hit -> allowed.stream().noneMatch(allow -> silences(allow, hit)))
                .sorted(Comparator.comparing((PhraseBook.Hit<PhraseRule> hit) ->
                                hit.meaning().severity())
                        .thenComparing(hit -> hit.from() - hit.to()))
                .forEach(hit -> {
                    if (kept.stream().noneMatch(other -> covers(other, hit))) {
                        kept.add(hit);
                    }
                });
        return kept.stream().map(hit -> finding(text, tokens, hit, state)).toList();
    }

    /** The allowed phrase takes in the whole match, or takes its last word into a longer phrase ("single" + "level"). */
    private static boolean silences(PhraseBook.Hit<PhraseRule> allow, PhraseBook.Hit<PhraseRule> hit) {
        boolean whole = allow.from() <= hit.from() && allow.to() >= hit.to();
        boolean extendsIt = allow.from() < hit.to() && allow.from() > hit.from() && allow.to() > hit.to();
        return whole || extendsIt;
    }

    private static boolean covers(PhraseBook.Hit<PhraseRule> one, PhraseBook.Hit<PhraseRule> other) {
        boolean overlap = one.from() < other.to() && other.from() < one.to();
        return overlap && family(one).equals(family(other));
    }

    private static String family(PhraseBook.Hit<PhraseRule> hit) {
        String rule = hit.meaning().rule();
        int dot = rule.indexOf('.');
        return dot < 0 ? rule : rule.substring(0, dot);
    }

    private static Finding finding(String text, List<Token> tokens, PhraseBook.Hit<PhraseRule> hit, String state) {
        PhraseRule rule = hit.meaning();
        int start = tokens.get(hit.from()).start();
        int end = tokens.get(hit.to() - 1).end();
        return new Finding(
                rule.rule(),
                rule.severityIn(state),
                start,
                end,
                text.substring(start, end),
                rule.reason(),
                rule.suggestion(),
                rule.citation());
    }
}
