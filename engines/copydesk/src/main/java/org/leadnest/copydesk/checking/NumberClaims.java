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
    private static final Set<String> PARTIAL_AFTER =
            Set.of("upstairs", "downstairs", "each", "per", "up", "down", "share", "apiece", "arriba", "abajo", "cada");
    /** "Two bedrooms on the main level" are some of them, "three bedrooms on a corner lot" all. */
    private static final Set<String> FLOORS =
            Set.of("level", "floor", "main", "first", "second", "third", "upper", "lower", "planta", "piso", "nivel");
    /** "A two-sided fireplace" is one. */
    private static final Set<String> COMPOUNDS = Set.of("sided", "way", "tone", "toned", "person");

    private static final Set<String> HALVES = Set.of("half", "media", "medio", "quarter");
    private static final Set<String> HOMES = Set.of(
            "ranch",
            "home",
            "house",
            "condo",
            "townhouse",
            "townhome",
            "bungalow",
            "colonial",
            "cape",
            "cottage",
            "split",
            "rambler",
            "residence",
            "property",
            "beauty",
            "gem",
            "single",
            "family",
            "casa",
            "villa",
            "duplex",
            "unit",
            "loft",
            "cabin",
            "pool",
            "brick");

    private static final Set<String> SAYS = Set.of("of", "is", "totals", "total", "es", "number", "suman");
    private static final List<String> ORDINALS =
            List.of("third", "fourth", "fifth", "sixth", "seventh", "eighth", "tercer", "cuarto", "quinto", "sexto");
    private static final List<String> FEMININE = List.of("tercera", "cuarta", "quinta", "sexta");
    private static final Set<String> BOTH = Set.of("both", "ambos", "ambas");
    private static final Set<Unit> COUNTED =
            Set.of(Unit.BEDROOMS, Unit.BATHS, Unit.FULL_BATHS, Unit.HALF_BATHS, Unit.FIREPLACES);
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
            } else if (text.tokens().get(at).isDigits()) {
                claims.pair(at);
            }
        }
        return claims.findings;
    }

    private void check(Unit unit, int at) {
        SpokenNumber stated = stated(at, unit);
        if (stated == null && COUNTED.contains(unit)) {
            implied(unit, at);
        }
        if (stated == null || isPartial(unit, stated, at) || isSpanishArticle(unit, stated)) {
            return;
        }
        judge(unit, stated, at);
    }

    /** "A fourth bedroom" where there are three, "both full baths" where there is one. */
    private void implied(Unit unit, int at) {
        for (int from = at - 1;
                from >= Math.max(0, at - 2) && !text.tokens().get(from).isMark();
                from--) {
            int ordinal = ordinal(text.word(from));
            boolean both = text.anyOf(from, BOTH);
            BigDecimal least = BigDecimal.valueOf(both ? 2 : ordinal);
            List<BigDecimal> right = known.values(unit, text, at);
            if ((both || ordinal > 0)
                    && !right.isEmpty()
                    && right.stream().allMatch(value -> value.compareTo(least) < 0)) {
                add("claim.contradiction", from, at + 1, "The facts say " + plain(right.getFirst()), "");
                return;
            }
        }
    }

    private static int ordinal(String word) {
        int feminine = FEMININE.indexOf(word);
        int at = feminine >= 0 ? feminine : ORDINALS.indexOf(word);
        return at < 0 ? 0 : (feminine >= 0 || at < 6 ? at : at - 6) + 3;
    }

    private void judge(Unit unit, SpokenNumber stated, int at) {
        List<BigDecimal> right = known.values(unit, text, at);
        int to = Math.max(stated.from() < at ? at + unit.length(text, at) : at, stated.to());
        boolean none = right.isEmpty() || unit == Unit.FEET || unit == Unit.DISTANCE;
        if (none && right.stream().noneMatch(value -> agrees(stated, value, unit))) {
            add("claim.unsupported", stated.from(), to, "No fact of this listing gives this number", "");
        } else if (right.stream().noneMatch(value -> agrees(stated, value, unit))) {
            BigDecimal best = right.getFirst();
            add(
                    "claim.contradiction",
                    stated.from(),
                    stated.to(),
                    "The facts say " + plain(best),
                    isReplaceable(unit, stated, best) ? inStyle(stated, best) : "");
        }
    }

    /** Not where one becomes many or many one: "a one fireplaces" helps nobody. */
    private boolean isReplaceable(Unit unit, SpokenNumber stated, BigDecimal right) {
        boolean one = right.compareTo(BigDecimal.ONE) == 0;
        boolean saidOne = stated.value().compareTo(BigDecimal.ONE) == 0;
        boolean compound = text.text()
                        .charAt(Math.min(
                                text.text().length() - 1,
                                text.tokens().get(stated.to() - 1).end()))
                == '-';
        return stated.to() - stated.from() == 1 && (one == saidOne || compound || unit.isMeasure());
    }

    /** "Un dormitorio principal" names a room and does not count. */
    private boolean isSpanishArticle(Unit unit, SpokenNumber stated) {
        return unit != Unit.HALF_BATHS && Set.of("un", "una").contains(text.word(stated.from()));
    }

    private void add(String rule, int from, int to, String reason, String suggestion) {
        findings.add(text.finding(rule, Severity.BLOCK, from, to, reason, suggestion, ""));
    }

    private static String plain(BigDecimal value) {
        return NumberWords.digits(value);
    }

    /** The right number as the text writes numbers: a word for a word, digits for digits. */
    private String inStyle(SpokenNumber stated, BigDecimal right) {
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

    private boolean agrees(SpokenNumber stated, BigDecimal value, Unit unit) {
        double difference = Math.abs(stated.value().subtract(value).doubleValue());
        double size = Math.max(1e-9, value.doubleValue());
        if (unit.isMeasure()) {
            boolean soft = text.anyOf(stated.from() - 1, SOFTENERS) || text.anyOf(stated.from() - 2, SOFTENERS);
            return difference / size <= (soft ? 0.06 : 0.006) || unit == Unit.ACRES && difference <= 0.0051;
        }
        return difference < 1e-6;
    }

    private boolean isPartial(Unit unit, SpokenNumber stated, int at) {
        if (unit != Unit.BEDROOMS && unit != Unit.BATHS && unit != Unit.FULL_BATHS && unit != Unit.HALF_BATHS) {
            return false;
        }
        int after = at + unit.length(text, at);
        boolean some = text.anyOf(stated.from() - 1, PARTIAL_BEFORE)
                || text.anyOf(stated.to(), PARTIAL_BEFORE)
                || text.anyOf(after, PARTIAL_AFTER)
                || text.anyOf(after, Set.of("on", "en"))
                        && (text.anyOf(after + 1, FLOORS) || text.anyOf(after + 2, FLOORS));
        return some
                && known.values(unit, text, at).stream()
                        .anyMatch(value -> stated.value().compareTo(value) <= 0);
    }

    /** The number in front of a unit, with up to two words in between, or behind its label: "Bedrooms: 5". */
    private @Nullable SpokenNumber stated(int at, Unit unit) {
        SpokenNumber before = before(at, unit);
        return before == null ? labelled(at, unit) : before;
    }

    private @Nullable SpokenNumber before(int at, Unit unit) {
        int skipped = 0;
        for (int end = at - 1; end >= 0; end--) {
            if (text.word(end).equals("+")) {
                continue;
            }
            if (text.tokens().get(end).isMark()) {
                return null;
            }
            SpokenNumber half = SpokenNumber.half(text, end, unit == Unit.ACRES);
            if (half != null
                    || HALVES.contains(text.word(end)) && !text.word(end).equals("quarter")) {
                return half;
            }
            SpokenNumber number = SpokenNumber.endingAt(text, end);
            if (number != null) {
                boolean fits = unit.admitsBetween(skipped) && !text.anyOf(end + 1, COMPOUNDS);
                return fits && !isOther(number) ? number : null;
            }
            if (Unit.at(text, end) != null && Unit.at(text, end) != unit || ++skipped > MOST_WORDS_BETWEEN) {
                return null;
            }
        }
        return null;
    }

    private @Nullable SpokenNumber labelled(int at, Unit unit) {
        int mark = at + unit.length(text, at);
        SpokenNumber said = said(mark, unit);
        if (said != null) {
            return said;
        }
        if (mark >= text.tokens().size() || unit == Unit.DISTANCE || unit == Unit.FEET) {
            return null;
        }
        int number = text.tokens().get(mark).isMark() ? mark + 1 : mark;
        if (number >= text.tokens().size() || !text.tokens().get(number).isDigits()) {
            return null;
        }
        String between = text.text()
                .substring(
                        text.tokens().get(mark - 1).end(),
                        text.tokens().get(number).start());
        BigDecimal value = NumberWords.value(text.word(number));
        boolean label = between.strip().matches("[:=\u2013-]|#:?");
        return label && value != null ? new SpokenNumber(value, number, number + 1) : null;
    }

    /** "A square footage of 2,100", "bedrooms total four". */
    private @Nullable SpokenNumber said(int after, Unit unit) {
        boolean says = text.anyOf(after, SAYS) && (unit == Unit.AREA || unit == Unit.BEDROOMS || unit == Unit.BATHS);
        int number = text.anyOf(after + 1, SOFTENERS) ? after + 2 : after + 1;
        return says
                        && number < text.tokens().size()
                        && text.tokens().get(number).isDigits()
                ? SpokenNumber.endingAt(text, number)
                : null;
    }

    private boolean isOther(SpokenNumber number) {
        return text.word(number.from() - 1).equals("$") || isYear(number.value(), number.from());
    }

    private boolean isYear(BigDecimal value, int at) {
        int year = value.intValue();
        boolean grouped = text.text().charAt(text.tokens().get(at).start() + 1) == ',';
        return text.tokens().get(at).isDigits()
                && text.word(at).length() == 4
                && year >= 1700
                && year <= 2049
                && value.scale() <= 0
                && !grouped
                && !Unit.isAreaAt(text, at + 1);
    }

    /** "A 4/3 ranch": bedrooms and baths of a home. */
    private void pair(int at) {
        boolean pair = at + 2 < text.tokens().size()
                && text.tokens().get(at).isDigits()
                && text.tokens().get(at + 1).isDigits()
                && text.text()
                        .substring(
                                text.tokens().get(at).end(),
                                text.tokens().get(at + 1).start())
                        .equals("/");
        if (!pair || !(text.anyOf(at + 2, HOMES) || text.anyOf(at + 3, HOMES))) {
            return;
        }
        BigDecimal beds = NumberWords.value(text.word(at));
        BigDecimal baths = NumberWords.value(text.word(at + 1));
        if (beds != null && baths != null) {
            judge(Unit.BEDROOMS, new SpokenNumber(beds, at, at + 1), at);
            judge(Unit.BATHS, new SpokenNumber(baths, at + 1, at + 2), at + 1);
        }
    }
}
