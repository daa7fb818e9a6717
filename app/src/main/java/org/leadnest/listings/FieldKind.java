package org.leadnest.listings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;

/**
 * What a RESO field holds. {@link #read} takes a JSON value or what was typed into a form and gives what is kept (text,
 * number, truth value, list of texts), or says what was expected.
 */
sealed interface FieldKind {
    Reading read(Object value);

    /** A value that is kept, or the expectation that it missed. */
    sealed interface Reading {
        record Kept(Object value) implements Reading {}

        record Missed(String expected) implements Reading {}
    }

    /** Text as it was given, at most {@code most} characters, without the few that no database text can hold. */
    record Text(int most) implements FieldKind {
        @Override
        public Reading read(Object value) {
            if (!(value instanceof String text)) {
                return new Reading.Missed("expected text");
            }
            return text.length() > most
                    ? new Reading.Missed("expected at most " + most + " characters, there are " + text.length())
                    : storable(text)
                            ? new Reading.Kept(text)
                            : new Reading.Missed("expected text without NUL characters");
        }

        static boolean storable(String text) {
            return text.indexOf(0) < 0
                    && text.codePoints()
                            .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        }
    }

    /** An e-mail address. */
    record Email() implements FieldKind {
        @Override
        public Reading read(Object value) {
            return value instanceof String text
                            && FieldKind.Text.storable(text)
                            && EmailAddress.parse(text.strip()).isPresent()
                    ? new Reading.Kept(text.strip())
                    : new Reading.Missed("expected an e-mail address such as ana@example.com");
        }
    }

    /** A number between {@code least} and {@code most}, with at most {@code decimals} digits after the point. */
    record Number(BigDecimal least, BigDecimal most, int decimals) implements FieldKind {
        private static final int MOST_CHARACTERS = 40;

        @Override
        public Reading read(Object value) {
            BigDecimal number = number(value);
            if (number == null
                    || number.stripTrailingZeros().scale() > decimals
                    || number.compareTo(least) < 0
                    || number.compareTo(most) > 0) {
                return new Reading.Missed(expected());
            }
            return new Reading.Kept(plain(number));
        }

        private String expected() {
            return "expected a " + (decimals == 0 ? "whole number" : "number") + " from " + said(least) + " to "
                    + said(most);
        }

        private static String said(BigDecimal number) {
            return String.format(Locale.US, "%,d", number.toBigInteger());
        }

        private static BigDecimal plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        private static @Nullable BigDecimal number(Object value) {
            String text = switch (value) {
                case java.lang.Number number -> number.toString();
                case String typed ->
                    typed.strip().replace("$", "").replace(",", "").replace(" ", "");
                default -> "";
            };
            if (text.length() > MOST_CHARACTERS || !text.matches("-?\\d+(\\.\\d*)?([eE][+-]?\\d{1,2})?|-?\\.\\d+")) {
                return null;
            }
            return new BigDecimal(text);
        }
    }

    /** One of a closed list; letter case and missing blanks ({@code ActiveUnderContract}) are forgiven. */
    record Lookup(List<String> values) implements FieldKind {
        private static final int MOST_SHOWN = 60;

        @Override
        public Reading read(Object value) {
            Optional<String> known = value instanceof String text ? find(text) : Optional.empty();
            return known.<Reading>map(Reading.Kept::new)
                    .orElseGet(() -> new Reading.Missed(
                            "expected one of " + String.join(", ", values) + ", not “" + shown(value) + "”"));
        }

        private static String shown(Object value) {
            String text = value.toString();
            return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        }

        private Optional<String> find(String text) {
            return values.stream().filter(one -> key(one).equals(key(text))).findFirst();
        }

        private static String key(String text) {
            return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        }
    }

    /** Several texts: a list, or one text with a value a line or values between commas. */
    record Many() implements FieldKind {
        private static final int MOST_VALUES = 60;
        private static final int MOST_CHARACTERS = 200;

        @Override
        public Reading read(Object value) {
            List<?> given = switch (value) {
                case String text -> List.of(text.contains("\n") ? text.split("\\R") : text.split(","));
                case List<?> list -> list;
                default -> List.of(value);
            };
            List<String> kept = new ArrayList<>();
            for (Object one : given) {
                if (!(one instanceof String text) || text.length() > MOST_CHARACTERS || !Text.storable(text)) {
                    return missed();
                }
                if (!text.isBlank()) {
                    kept.add(text.strip());
                }
            }
            return kept.size() > MOST_VALUES ? missed() : new Reading.Kept(List.copyOf(kept));
        }

        private static Reading missed() {
            return new Reading.Missed("expected a list of at most " + MOST_VALUES + " texts of at most "
                    + MOST_CHARACTERS + " characters each");
        }
    }

    record YesNo() implements FieldKind {
        private static final Map<String, Boolean> WORDS = Map.of(
                "true", true, "yes", true, "y", true, "1", true, "false", false, "no", false, "n", false, "0", false);

        @Override
        public Reading read(Object value) {
            Boolean truth = WORDS.get(value.toString().strip().toLowerCase(Locale.ROOT));
            return truth == null ? new Reading.Missed("expected true or false") : new Reading.Kept(truth);
        }
    }

    /** A calendar day, kept as {@code 2026-11-23}. */
    record Day() implements FieldKind {
        @Override
        public Reading read(Object value) {
            try {
                return new Reading.Kept(
                        LocalDate.parse(value.toString().strip()).toString());
            } catch (DateTimeParseException noDay) {
                return new Reading.Missed("expected a day such as 2026-11-23");
            }
        }
    }

    /** A time of day, kept as {@code 13:00}; {@code 1:30 PM} is understood. */
    record Time() implements FieldKind {
        private static final DateTimeFormatter TWELVE = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("h[:mm][ ]a")
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .toFormatter(Locale.US);

        @Override
        public Reading read(Object value) {
            String text = value.toString().strip();
            for (DateTimeFormatter form : List.of(DateTimeFormatter.ISO_LOCAL_TIME, TWELVE)) {
                try {
                    return new Reading.Kept(
                            LocalTime.parse(text, form).withNano(0).toString());
                } catch (DateTimeParseException another) {
                    // the next form may fit
                }
            }
            return new Reading.Missed("expected a time such as 13:00 or 1:00 PM");
        }
    }

    /**
     * Things of one kind, such as rooms: a list of objects whose values are read by RESO's names.
     *
     * @param parts what one may hold
     * @param needed the part without which it says nothing
     * @param example one of them, in JSON
     */
    record Things(Map<String, FieldKind> parts, String needed, String example) implements FieldKind {
        private static final int MOST = 100;

        @Override
        public Reading read(Object value) {
            if (!(value instanceof List<?> things) || things.size() > MOST) {
                return new Reading.Missed(expected());
            }
            List<Map<String, Object>> kept = new ArrayList<>();
            for (int at = 0; at < things.size(); at++) {
                if (!(things.get(at) instanceof Map<?, ?> given)) {
                    return new Reading.Missed(expected());
                }
                Map<String, Object> thing = new LinkedHashMap<>();
                String wrong = read(given, thing);
                if (wrong != null) {
                    return new Reading.Missed("number " + (at + 1) + ": " + wrong);
                }
                kept.add(thing);
            }
            return new Reading.Kept(kept);
        }

        /** Fills {@code kept} in the order of the parts; says what is wrong, if anything is. */
        private @Nullable String read(Map<?, ?> given, Map<String, Object> kept) {
            for (Object name : given.keySet()) {
                if (!parts.containsKey(String.valueOf(name))) {
                    return "unknown field " + name + "; known are " + String.join(", ", parts.keySet());
                }
            }
            for (var part : parts.entrySet()) {
                Object value = given.get(part.getKey());
                if (value != null) {
                    switch (part.getValue().read(value)) {
                        case Reading.Kept read -> kept.put(part.getKey(), read.value());
                        case Reading.Missed missed -> {
                            return part.getKey() + ": " + missed.expected();
                        }
                    }
                }
            }
            return kept.containsKey(needed) ? null : "expected " + needed;
        }

        private String expected() {
            return "expected a list of at most " + MOST + " objects such as " + example;
        }
    }
}
