package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.words.NumberWords;

/**
 * Reads the number that ends at a token: digits, "2 1/2", "two and a half", "two thousand four hundred", "a pair of".
 *
 * @param value what it says
 * @param from its first token
 * @param to one past its last token
 */
record SpokenNumber(BigDecimal value, int from, int to) {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Map<String, BigDecimal> FRACTIONS = Map.of(
            "half", HALF,
            "media", HALF,
            "medio", HALF,
            "quarter", new BigDecimal("0.25"),
            "third", new BigDecimal("0.333"));
    /** "Un cuarto de acre"; alone the word is a room. */
    private static final Map<String, BigDecimal> SPANISH_PARTS =
            Map.of("cuarto", new BigDecimal("0.25"), "tercio", new BigDecimal("0.333"));

    private static final Map<String, Long> SCALES =
            Map.of("hundred", 100L, "thousand", 1000L, "mil", 1000L, "million", 1_000_000L);
    private static final Map<String, Long> SETS =
            Map.of("pair", 2L, "couple", 2L, "duo", 2L, "trio", 3L, "dozen", 12L, "par", 2L, "docena", 12L);
    private static final Map<String, Long> SPANISH_HUNDREDS = spanishHundreds();

    private static Map<String, Long> spanishHundreds() {
        Map<String, Long> hundreds = new HashMap<>(Map.of("cien", 100L, "ciento", 100L));
        List<String> stems = List.of(
                "doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient", "ochocient", "novecient");
        for (int i = 0; i < stems.size(); i++) {
            hundreds.put(stems.get(i) + "os", (i + 2) * 100L);
            hundreds.put(stems.get(i) + "as", (i + 2) * 100L);
        }
        return Map.copyOf(hundreds);
    }

    /** The number whose last token this is, or null. */
    static @Nullable SpokenNumber endingAt(Text text, int end) {
        SpokenNumber set = set(text, end);
        if (set != null) {
            return set;
        }
        SpokenNumber compound = compound(text, end);
        if (compound != null) {
            return compound;
        }
        BigDecimal value = NumberWords.value(text.word(end));
        return value == null ? null : withFraction(text, value, end);
    }

    /** "A pair of", "a dozen": the number before "fireplaces". */
    private static @Nullable SpokenNumber set(Text text, int end) {
        int at = text.anyOf(end, Set.of("of", "de")) ? end - 1 : end;
        Long size = SETS.get(text.word(at));
        return size == null || at == end && size != 12 ? null : new SpokenNumber(BigDecimal.valueOf(size), at, end + 1);
    }

    private static @Nullable SpokenNumber compound(Text text, int end) {
        int from = end + 1;
        boolean scaled = false;
        while (from > 0 && isPart(text.word(from - 1))) {
            from--;
            scaled |= SCALES.containsKey(text.word(from)) || SPANISH_HUNDREDS.containsKey(text.word(from));
        }
        while (from <= end && text.anyOf(from, Set.of("and", "y"))) {
            from++;
        }
        if (from >= end && !scaled || end + 1 - from < 2 && !SPANISH_HUNDREDS.containsKey(text.word(end))) {
            return null;
        }
        long total = 0;
        long group = 0;
        for (int at = from; at <= end; at++) {
            String word = text.word(at);
            BigDecimal value = NumberWords.value(word);
            if (SCALES.containsKey(word)) {
                long scale = SCALES.getOrDefault(word, 1L);
                long times = Math.max(1, group);
                if (scale == 100) {
                    group = times * 100;
                } else {
                    total += times * scale;
                    group = 0;
                }
            } else if (SPANISH_HUNDREDS.containsKey(word)) {
                group += SPANISH_HUNDREDS.getOrDefault(word, 0L);
            } else if (value != null) {
                if (at > from && !scaled && !isTens(text.word(at - 1))) {
                    return null;
                }
                group += value.longValue();
            }
        }
        return new SpokenNumber(BigDecimal.valueOf(total + group), from, end + 1);
    }

    private static boolean isTens(String word) {
        BigDecimal value = NumberWords.value(word);
        return value != null && value.intValue() >= 20 && value.intValue() % 10 == 0
                || word.equals("y")
                || word.equals("and");
    }

    private static boolean isPart(String word) {
        boolean spelled = !word.isEmpty() && Character.isLetter(word.charAt(0)) && NumberWords.value(word) != null;
        boolean article = Set.of("un", "una", "single", "double").contains(word);
        return spelled && !article
                || SCALES.containsKey(word)
                || SPANISH_HUNDREDS.containsKey(word)
                || Set.of("and", "y").contains(word);
    }

    private static SpokenNumber withFraction(Text text, BigDecimal value, int at) {
        boolean fraction = at > 0
                && text.word(at - 1).length() == 1
                && text.tokens().get(at - 1).isDigits()
                && Set.of("2", "4").contains(text.word(at))
                && text.text().charAt(text.tokens().get(at - 1).end()) == '/';
        if (!fraction) {
            return new SpokenNumber(value, at, at + 1);
        }
        BigDecimal over = NumberWords.value(text.word(at - 1));
        BigDecimal part = over == null
                ? HALF
                : over.divide(value, 3, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
        BigDecimal whole = at > 1 && text.tokens().get(at - 2).isDigits() ? NumberWords.value(text.word(at - 2)) : null;
        return whole == null
                ? new SpokenNumber(part, at - 1, at + 1)
                : new SpokenNumber(whole.add(part), at - 2, at + 1);
    }

    /** "Half an acre", "two and a half baths": the fraction word at a token with what stands before it, or null. */
    static @Nullable SpokenNumber half(Text text, int at, boolean alone) {
        BigDecimal part = FRACTIONS.get(text.word(at));
        if (part == null && text.anyOf(at + 1, Set.of("de"))) {
            part = SPANISH_PARTS.get(text.word(at));
        }
        if (part == null) {
            return null;
        }
        boolean article = Set.of("a", "one", "un").contains(text.word(at - 1));
        boolean joined =
                article && text.word(at - 2).equals("and") || text.word(at - 1).equals("y");
        int wholeAt = article ? at - 3 : at - 2;
        BigDecimal whole = joined ? NumberWords.value(text.word(wholeAt)) : null;
        if (whole != null) {
            return new SpokenNumber(whole.add(part), wholeAt, at + 1);
        }
        return alone ? new SpokenNumber(part, article ? at - 1 : at, at + 1) : null;
    }
}
