package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.Pattern;
import org.leadnest.copydesk.words.PhraseBook;
import org.leadnest.copydesk.words.Resources;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.WordClass;

/**
 * The phrase grammar of one language, read from rules/*.txt: fair housing with context, MLS rules, instructions to
 * machines, clichés. A match of an {@code allow} pattern silences what lies inside it, which is how "family room" and
 * "walking distance" stay clean. Thread-safe.
 *
 * <p>File form: {@code @class = a|b c|@other} and {@code @class += d}; a header {@code [rule severity states=CA,NY |
 * reason | citation]}; then one pattern a line, optionally {@code => replacement}. What is said of people is written
 * once for all protected classes: {@code frame shut: no {who}}; a rule {@code use shut,area} then takes the frames with
 * its own words, {@code {who}} for the class {@code @Who.}, {@code {one}} for {@code @One.} (also where a verb
 * follows) and {@code {adj}} for {@code @adj.} with the last part of the rule's name. {@code with @One.kids & @unfit &
 * @living} is met by the three in one sentence, in whatever order ({@link Together}).
 */
public final class PhraseRules {
    private static final List<String> FILES = List.of("people", "signs", "fair-housing", "mls", "style");
    private static final PhraseRules ENGLISH = new PhraseRules(Language.EN);
    private static final PhraseRules SPANISH = new PhraseRules(Language.ES);

    private final PhraseBook<PhraseRule> book = new PhraseBook<>();
    private final Map<String, WordClass> classes = new HashMap<>();
    private final Map<String, List<String>> frames = new HashMap<>();
    private final Together together = new Together();

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
            if (line.startsWith("@") && line.matches("@\\S+ \\+?= .*")) {
                define(line);
            } else if (line.startsWith("frame ")) {
                String[] parts = line.substring("frame ".length()).split(":\\s+", 2);
                frames.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
            } else if (line.startsWith("[")) {
                header = header(line);
            } else {
                rule(path, line, header);
            }
        }
    }

    private void define(String line) {
        String[] parts = line.substring(1).split(" \\+?= ", 2);
        String name = parts[0].strip();
        WordClass more = WordClass.of(name, parts[1], classes);
        WordClass known = line.startsWith(" +=", name.length() + 1) ? classes.get(name) : null;
        classes.put(name, known == null ? more : known.and(more));
    }

    private void rule(String path, String line, @Nullable PhraseRule header) {
        if (header == null) {
            throw new IllegalStateException(path + ": a pattern before the first header: " + line);
        }
        if (line.startsWith("use ")) {
            framed(line.substring("use ".length()), header);
            return;
        }
        if (line.startsWith("with ")) {
            together.add(header, line.substring("with ".length()), classes);
            return;
        }
        String[] parts = line.split("\\s*=>\\s*", 2);
        book.add(Pattern.of(parts[0], classes), parts.length > 1 ? header.suggesting(parts[1]) : header);
    }

    /** {@code shut,only} of the people that the rule is named after, or {@code kids: shut} of others. */
    private void framed(String use, PhraseRule header) {
        int colon = use.indexOf(':');
        String rule = header.rule();
        String people = colon < 0 ? rule.substring(rule.indexOf('.') + 1) : use.substring(0, colon);
        for (String name : use.substring(colon + 1).split(",")) {
            for (String frame : Objects.requireNonNull(frames.get(name.strip()), name)) {
                String pattern = frame.replace("{who}", "@Who." + people)
                        .replace("{one}", "@One." + people)
                        .replace("{adj}", "@adj." + people);
                book.add(Pattern.of(pattern, classes), header);
            }
        }
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
        hits.addAll(together.find(tokens, hit -> allowed.stream().noneMatch(allow -> silences(allow, hit))));
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

    /**
     * The allowed phrase takes in the whole match, takes its last word into a longer phrase ("single" + "level"), or has
     * its first word as a later one of its own ("single family" + "neighborhood").
     */
    private static boolean silences(PhraseBook.Hit<PhraseRule> allow, PhraseBook.Hit<?> hit) {
        boolean whole = allow.from() <= hit.from() && allow.to() >= hit.to();
        boolean extendsIt = allow.from() < hit.to() && allow.from() > hit.from() && allow.to() > hit.to();
        boolean beginsBefore = allow.from() < hit.from() && allow.to() > hit.from();
        return whole || extendsIt || beginsBefore;
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
