package org.leadnest.copydesk.words;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small numbers in words, both ways, in English and Spanish. */
public final class NumberWords {
    private static final List<String> ENGLISH = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final List<String> SPANISH = List.of(
            "cero",
            "uno",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte");
    private static final Map<String, Integer> VALUES = values();

    private NumberWords() {}

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < ENGLISH.size(); i++) {
            values.put(ENGLISH.get(i), i);
            values.put(Tokens.fold(SPANISH.get(i)), i);
        }
        values.put("un", 1);
        values.put("una", 1);
        values.put("single", 1);
        values.put("double", 2);
        values.put("thirty", 30);
        values.put("forty", 40);
        values.put("fifty", 50);
        values.put("sixty", 60);
        values.put("seventy", 70);
        values.put("eighty", 80);
        values.put("ninety", 90);
        values.put("treinta", 30);
        values.put("cuarenta", 40);
        values.put("cincuenta", 50);
        values.put("sesenta", 60);
        values.put("setenta", 70);
        values.put("ochenta", 80);
        values.put("noventa", 90);
        values.put("veintiun", 21);
        values.put("veintiuna", 21);
        for (int i = 1; i < 10; i++) {
            values.put("veinti" + Tokens.fold(SPANISH.get(i)), 20 + i);
        }
        return Map.copyOf(values);
    }

    /** Whether a folded token is a number in digits or a counting word. */
    public static boolean isNumber(String token) {
        return !token.isEmpty() && (Character.isDigit(token.charAt(0)) || VALUES.containsKey(token));
    }

    /** The value of a folded token, or null when it is not a number that can be read. */
    public static @Nullable BigDecimal value(String token) {
        Integer word = VALUES.get(token);
        if (word != null) {
            return BigDecimal.valueOf(word);
        }
        if (token.isEmpty() || token.length() > 15 || !Character.isDigit(token.charAt(0))) {
            return null;
        }
        try {
            return new BigDecimal(token);
        } catch (NumberFormatException notDecimal) {
            return null;
        }
    }

    /** One to ten in words, anything else as digits with thousands separators. */
    public static String english(BigDecimal number) {
        return words(number, ENGLISH);
    }

    /** Uno a diez en palabras (masculine full form), anything else as digits. */
    public static String spanish(BigDecimal number) {
        return words(number, SPANISH);
    }

    private static String words(BigDecimal number, List<String> words) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.signum() > 0 && plain.compareTo(BigDecimal.TEN) <= 0) {
            return words.get(plain.intValueExact());
        }
        return digits(number);
    }

    /** Digits as US readers of both languages write them: 2,450 and 0.34. */
    public static String digits(BigDecimal number) {
        String plain = number.stripTrailingZeros().toPlainString();
        int dot = plain.indexOf('.');
        String whole = dot < 0 ? plain : plain.substring(0, dot);
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return dot < 0 ? grouped.toString() : grouped + plain.substring(dot);
    }
}
