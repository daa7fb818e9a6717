package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * What stops a text, whichever language it is in, so that nothing passes under the name of another language. Its claims
 * are read in each language that it speaks by its function words; what may not be said at all is looked for in both.
 */
public final class Tongues {
    /** Place names bring a few words of Spanish into English text ("Playa del Rey"): fewer than this many kinds. */
    private static final int FEW = 3;

    private static final Map<Language, Set<String>> FUNCTION_WORDS = new EnumMap<>(Map.of(
            Language.EN,
            Set.of(
                    "the", "and", "with", "of", "in", "is", "are", "this", "for", "to", "on", "at", "from", "by", "has",
                    "it", "its", "an"),
            Language.ES,
            Set.of(
                    "el", "los", "las", "con", "y", "en", "es", "esta", "este", "para", "una", "un", "del", "al", "de",
                    "la", "tiene", "hay", "por", "que", "se")));

    private Tongues() {}

    public static List<Finding> blocking(String source, Facts facts, CheckOptions options) {
        Set<Language> spoken = spoken(source);
        List<Finding> stopping = new ArrayList<>();
        for (Language language : Language.values()) {
            boolean read = spoken.contains(language);
            for (Finding finding : Checker.check(source, facts, options.with(language))) {
                boolean counts = finding.blocks() && (read || !finding.rule().startsWith("claim."));
                if (counts && stopping.stream().noneMatch(other -> same(other, finding))) {
                    stopping.add(finding);
                }
            }
        }
        return List.copyOf(stopping);
    }

    private static boolean same(Finding one, Finding other) {
        return one.rule().equals(other.rule()) && one.start() < other.end() && other.start() < one.end();
    }

    /** At least one; English when neither can be told. */
    static Set<Language> spoken(String source) {
        Set<String> words = new HashSet<>();
        for (Token token : Tokens.of(source)) {
            words.add(token.text());
        }
        long english = kinds(words, Language.EN);
        long spanish = kinds(words, Language.ES);
        EnumSet<Language> spoken = EnumSet.noneOf(Language.class);
        if (english > 0 || spanish == 0) {
            spoken.add(Language.EN);
        }
        if (spanish >= FEW || spanish > english) {
            spoken.add(Language.ES);
        }
        return spoken;
    }

    private static long kinds(Set<String> words, Language language) {
        return FUNCTION_WORDS.getOrDefault(language, Set.of()).stream()
                .filter(words::contains)
                .count();
    }
}
