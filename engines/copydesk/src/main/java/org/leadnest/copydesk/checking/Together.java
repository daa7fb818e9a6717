package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.words.Pattern;
import org.leadnest.copydesk.words.PhraseBook;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.WordClass;

/**
 * Rules of words that stand together in one sentence, in whatever order: somebody of a protected class, a word of refusal
 * and one of living somewhere. It finds what no list of verbs foresees ("with your therapy schedule the stairs here would
 * hardly work"). The first part is the people; the others stand at most {@value #SPAN} tokens from them.
 */
final class Together {
    private static final int SPAN = 14;

    private record Rule(PhraseRule meaning, List<String> parts) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final PhraseBook<String> book = new PhraseBook<>();

    /** @param source the parts with {@code &} between them, each a pattern */
    void add(PhraseRule meaning, String source, Map<String, WordClass> classes) {
        List<String> parts = List.of(source.split("\\s*&\\s*"));
        for (String part : parts) {
            patterns.computeIfAbsent(part, fresh -> {
                Pattern pattern = Pattern.of(fresh, classes);
                book.add(pattern, fresh);
                return pattern;
            });
        }
        rules.add(new Rule(meaning, parts));
    }

    /** @param counts whether a hit on the people counts: no allowed phrase takes it in */
    List<PhraseBook.Hit<PhraseRule>> find(List<Token> tokens, Predicate<PhraseBook.Hit<String>> counts) {
        Map<String, List<PhraseBook.Hit<String>>> byPart = new HashMap<>();
        for (PhraseBook.Hit<String> hit : book.find(tokens)) {
            byPart.computeIfAbsent(hit.meaning(), part -> new ArrayList<>()).add(hit);
        }
        List<PhraseBook.Hit<PhraseRule>> found = new ArrayList<>();
        for (Rule rule : rules) {
            for (PhraseBook.Hit<String> people : byPart.getOrDefault(rule.parts.getFirst(), List.of())) {
                PhraseBook.Hit<PhraseRule> hit = counts.test(people) ? around(people, rule, byPart, tokens) : null;
                if (hit != null) {
                    found.add(hit);
                    break;
                }
            }
        }
        return found;
    }

    private static PhraseBook.@Nullable Hit<PhraseRule> around(
            PhraseBook.Hit<String> people,
            Rule rule,
            Map<String, List<PhraseBook.Hit<String>>> byPart,
            List<Token> tokens) {
        int from = people.from();
        int to = people.to();
        for (String part : rule.parts.subList(1, rule.parts.size())) {
            PhraseBook.Hit<String> nearest = null;
            for (PhraseBook.Hit<String> hit : byPart.getOrDefault(part, List.of())) {
                boolean nearer = nearest == null || distance(hit, people) < distance(nearest, people);
                if (nearer && distance(hit, people) <= SPAN && inOneSentence(hit, people, tokens)) {
                    nearest = hit;
                }
            }
            if (nearest == null) {
                return null;
            }
            from = Math.min(from, nearest.from());
            to = Math.max(to, nearest.to());
        }
        return new PhraseBook.Hit<>(rule.meaning, from, to);
    }

    /** Tokens between the two; what lies within the people is no part of its own. */
    private static int distance(PhraseBook.Hit<String> hit, PhraseBook.Hit<String> people) {
        boolean within = hit.from() >= people.from() && hit.to() <= people.to();
        return within ? Integer.MAX_VALUE : Math.max(people.from() - hit.to(), hit.from() - people.to());
    }

    private static boolean inOneSentence(
            PhraseBook.Hit<String> hit, PhraseBook.Hit<String> people, List<Token> tokens) {
        for (int at = Math.min(hit.from(), people.from()); at < Math.max(hit.to(), people.to()); at++) {
            if (tokens.get(at).text().equals(".")) {
                return false;
            }
        }
        return true;
    }
}
