package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.words.NumberWords;

/**
 * A year or a decade told otherwise than by four digits: "nineteen forty-one", "the 1920s", "the early fifties", "mil
 * novecientos cincuenta y dos", "los años veinte".
 *
 * @param first its first year, in the century that is meant or, for a decade alone, within a century ({@code 50})
 * @param years how many years it takes in
 */
record Era(int first, int years, int from, int to) {
    private static final List<String> DECADES = List.of(
            "tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");
    private static final List<String> SPANISH_DECADES =
            List.of("diez", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa");
    private static final Set<String> PARTS = Set.of("the", "early", "late", "mid", "roaring");
    private static final Set<String> WARMTH =
            Set.of("degrees", "temperatures", "temperature", "weather", "highs", "lows");
    private static final Set<String> CENTURIES = Set.of("eighteen", "nineteen", "twenty", "seventeen");

    boolean holds(int year) {
        int asked = first < 100 ? year % 100 : year;
        return asked >= first && asked < first + years;
    }

    /** What ends at a token, or null. */
    static @Nullable Era endingAt(Text text, int at) {
        String word = text.word(at);
        int decade = DECADES.indexOf(word);
        if (decade >= 0 && text.anyOf(at - 1, PARTS) && !text.anyOf(at + 1, WARMTH) && !isWarmth(text, at)) {
            return new Era((decade + 1) * 10, 10, at - 1, at + 1);
        }
        int spanish = SPANISH_DECADES.indexOf(word);
        if (spanish >= 0 && text.anyOf(at - 1, Set.of("anos")) && !text.anyOf(at - 2, Set.of("hace", "de", "por"))) {
            return new Era((spanish + 1) * 10, 10, at - 1, at + 1);
        }
        if (word.equals("s") && at > 0 && text.word(at - 1).matches("(?:1[6-9]|20)\\d0") && touches(text, at)) {
            return new Era(Integer.parseInt(text.word(at - 1)), 10, at - 1, at + 1);
        }
        Era paired = paired(text, at);
        return paired == null ? spelled(text, at) : paired;
    }

    private static boolean touches(Text text, int at) {
        int gap = text.tokens().get(at).start() - text.tokens().get(at - 1).end();
        return gap <= 1;
    }

    private static boolean isWarmth(Text text, int at) {
        for (int back = 2; back <= 4; back++) {
            if (text.anyOf(at - back, WARMTH)) {
                return true;
            }
        }
        return false;
    }

    /** "Nineteen forty-one": a century and tens. */
    private static @Nullable Era paired(Text text, int at) {
        BigDecimal last = spelledValue(text, at);
        boolean goesOn = spelledValue(text, at + 1) != null;
        if (last == null || goesOn || Unit.at(text, at + 1) != null) {
            return null;
        }
        int from = at;
        int value = last.intValue();
        BigDecimal tens = spelledValue(text, at - 1);
        if (value < 10 && tens != null && tens.intValue() >= 20 && tens.intValue() % 10 == 0) {
            value += tens.intValue();
            from--;
        }
        if (value < 10 || !text.anyOf(from - 1, CENTURIES) || from == at - 1 && value == 20) {
            return null;
        }
        BigDecimal century = NumberWords.value(text.word(from - 1));
        return century == null || century.intValue() == 20 && value > 29
                ? null
                : new Era(century.intValue() * 100 + value, 1, from - 1, at + 1);
    }

    /** "Mil novecientos cincuenta y dos". */
    private static @Nullable Era spelled(Text text, int at) {
        if (spelledValue(text, at) == null || Unit.at(text, at + 1) != null || text.anyOf(at + 1, Set.of("y", "mil"))) {
            return null;
        }
        SpokenNumber number = SpokenNumber.endingAt(text, at);
        if (number == null) {
            return null;
        }
        boolean year = text.word(number.from()).equals("mil")
                && number.value().intValue() >= 1600
                && number.value().intValue() < 2100;
        return year && !text.anyOf(number.to(), Set.of("pies", "metros", "dolares", "pesos", "square"))
                ? new Era(number.value().intValue(), 1, number.from(), number.to())
                : null;
    }

    private static @Nullable BigDecimal spelledValue(Text text, int at) {
        String word = text.word(at);
        return word.isEmpty() || !Character.isLetter(word.charAt(0)) ? null : NumberWords.value(word);
    }
}
