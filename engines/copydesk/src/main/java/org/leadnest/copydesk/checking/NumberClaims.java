package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.NumberWords;

/** Numbers with units in a text, in digits and words, against the facts. */
final class NumberClaims {
    /** A number that a text states: its value and the tokens from {@code from} to before {@code to}. */
    record Stated(BigDecimal value, int from, int to) {}

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Set<String> SOFTENERS = Set.of(
            "about",
            "approximately",
            "approx",
            "around",
            "nearly",
            "almost",
            "over",
            "roughly",
            "than",
            "aproximadamente",
            "casi",
            "unos",
            "cerca",
            "mas",
            "de");
    private static final Set<String> PARTIAL_BEFORE = Set.of(
            "additional",
            "other",
            "secondary",
            "guest",
            "more",
            "remaining",
            "first",
            "second",
            "another",
            "extra",
            "otros",
            "adicionales");
    private static final Set<String> PARTIAL_AFTER = Set.of(
            "upstairs", "downstairs", "each", "per", "on", "up", "down", "share", "apiece", "arriba", "abajo", "cada");
    /** "A two-sided fireplace" is one. */
    private static final Set<String> COMPOUNDS = Set.of("sided", "way", "tone", "toned", "person");

    private static final int MOST_WORDS_BETWEEN = 2;

    private final Text text;
    private final Known known;
    private final List<Finding> findings = new ArrayList<>();

    private NumberClaims(Text text) {
        this.text = text;
        this.known = new Known(text.facts());
    }

    static List<Finding> in(Text text) {
        NumberClaims claims = new NumberClaims(text);
        for (int at = 0; at < text.tokens().size(); at++) {
            Unit unit = Unit.at(text, at);
            if (unit != null) {
                claims.check(unit, at);
            }
        }
        return claims.findings;
    }

    private void check(Unit unit, int at) {
        Stated stated = before(at, unit);
        if (stated == null || isPartial(unit, stated, at) || isSpanishArticle(unit, stated)) {
            return;
        }
        List<BigDecimal> right = known.values(unit, text, at);
        int to = Math.max(at + unit.length(text, at), stated.to());
        if (right.isEmpty()) {
            add("claim.unsupported", stated.from(), to, "No fact of this listing gives this number", "");
        } else if (right.stream().noneMatch(value -> agrees(stated, value, unit))) {
            BigDecimal best = right.getFirst();
            add(
                    "claim.contradiction",
                    stated.from(),
                    stated.to(),
                    "The facts say " + plain(best),
                    inStyle(stated, best));
        }
    }

    /** "Un dormitorio principal" names a room and does not count. */
    private boolean isSpanishArticle(Unit unit, Stated stated) {
        return unit != Unit.HALF_BATHS && Set.of("un", "una").contains(text.word(stated.from()));
    }

    private void add(String rule, int from, int to, String reason, String suggestion) {
        findings.add(text.finding(rule, Severity.BLOCK, from, to, reason, suggestion, ""));
    }

    private static String plain(BigDecimal value) {
        return NumberWords.digits(value);
    }

    /** The right number as the text writes numbers: a word for a word, digits for digits. */
    private String inStyle(Stated stated, BigDecimal right) {
        boolean digits = text.tokens().get(stated.from()).isDigits();
        if (digits) {
            return plain(right);
        }
        String words = text.options().language() == org.leadnest.copydesk.Language.EN
                ? NumberWords.english(right)
                : NumberWords.spanish(right);
        boolean capital = Character.isUpperCase(
                text.text().charAt(text.tokens().get(stated.from()).start()));
        return capital ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
    }

    private boolean agrees(Stated stated, BigDecimal value, Unit unit) {
        double difference = Math.abs(stated.value().subtract(value).doubleValue());
        double size = Math.max(1e-9, value.doubleValue());
        if (unit.isMeasure()) {
            boolean soft = text.anyOf(stated.from() - 1, SOFTENERS) || text.anyOf(stated.from() - 2, SOFTENERS);
            return difference / size <= (soft ? 0.06 : 0.006) || unit == Unit.ACRES && difference <= 0.0051;
        }
        return difference < 1e-6;
    }

    private boolean isPartial(Unit unit, Stated stated, int at) {
        if (unit != Unit.BEDROOMS && unit != Unit.BATHS && unit != Unit.FULL_BATHS && unit != Unit.HALF_BATHS) {
            return false;
        }
        int after = at + unit.length(text, at);
        boolean some = text.anyOf(stated.from() - 1, PARTIAL_BEFORE)
                || text.anyOf(stated.to(), PARTIAL_BEFORE)
                || text.anyOf(after, PARTIAL_AFTER)
                || text.word(after).equals("and") && text.anyOf(after + 1, Set.of("one", "un"));
        return some
                && known.values(unit, text, at).stream()
                        .anyMatch(value -> stated.value().compareTo(value) <= 0);
    }

    /** The number in front of a unit, with "two and a half", "2 1/2" and up to two words in between. */
    private @Nullable Stated before(int at, Unit unit) {
        for (int back = 1; back <= 1 + MOST_WORDS_BETWEEN; back++) {
            int end = at - back;
            if (end < 0 || text.tokens().get(end).isMark()) {
                return null;
            }
            if (isHalf(end)) {
                return half(end, unit);
            }
            BigDecimal value = NumberWords.value(text.word(end));
            if (value != null) {
                return unit.admitsBetween(back - 1) && !text.anyOf(end + 1, COMPOUNDS) ? stated(value, end) : null;
            }
            if (Unit.at(text, end) != null && back > 0 && Unit.at(text, end) != unit) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Stated stated(BigDecimal value, int at) {
        if (text.word(at - 1).equals("$") || isYear(value, at)) {
            return null;
        }
        boolean fraction = text.word(at).equals("2")
                && text.word(at - 1).equals("1")
                && at > 1
                && text.text().charAt(text.tokens().get(at - 1).end()) == '/';
        if (fraction) {
            BigDecimal whole = NumberWords.value(text.word(at - 2));
            return whole == null ? new Stated(HALF, at - 1, at + 1) : new Stated(whole.add(HALF), at - 2, at + 1);
        }
        return new Stated(value, at, at + 1);
    }

    private boolean isYear(BigDecimal value, int at) {
        int year = value.intValue();
        return text.word(at).length() == 4
                && year >= 1700
                && year <= 2049
                && value.scale() <= 0
                && !Unit.isAreaAt(text, at + 1);
    }

    private boolean isHalf(int at) {
        return Set.of("half", "media", "medio").contains(text.word(at));
    }

    private @Nullable Stated half(int at, Unit unit) {
        boolean article = Set.of("a", "one").contains(text.word(at - 1));
        boolean joined = article && Set.of("and").contains(text.word(at - 2))
                || Set.of("y").contains(text.word(at - 1));
        int wholeAt = article ? at - 3 : at - 2;
        BigDecimal whole = joined ? NumberWords.value(text.word(wholeAt)) : null;
        if (whole != null) {
            return new Stated(whole.add(HALF), wholeAt, at + 1);
        }
        return unit == Unit.ACRES ? new Stated(HALF, article ? at - 1 : at, at + 1) : null;
    }
}
