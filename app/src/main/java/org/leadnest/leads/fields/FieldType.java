package org.leadnest.leads.fields;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.kernel.Money;
import org.leadnest.platform.api.StorableText;

/** What a field of the account's own holds, and how its values are written: one canonical text for each value. */
public enum FieldType {
    TEXT("Text"),
    NUMBER("Number"),
    DATE("Date"),
    CHOICE("Choice"),
    MONEY("Money"),
    YES_NO("Yes or no");

    /** Longest value, in characters. */
    public static final int MAX_TEXT = 500;

    private static final Pattern NUMERAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern AMERICAN = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(T.*)?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private final String label;

    FieldType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether values are compared as amounts. */
    public boolean counts() {
        return this == NUMBER || this == MONEY;
    }

    /** The canonical writing of what somebody wrote, or nothing when it is no value of this type. */
    public Optional<String> read(String written, List<String> choices) {
        String text = written.strip();
        return switch (this) {
            case TEXT ->
                text.codePointCount(0, text.length()) <= MAX_TEXT && StorableText.storable(text) && !text.isEmpty()
                        ? Optional.of(text)
                        : Optional.empty();
            case NUMBER -> number(text);
            case DATE -> day(text);
            case CHOICE -> choices.stream().filter(text::equalsIgnoreCase).findFirst();
            case MONEY -> Money.parse(text).map(money -> money.dollars().toPlainString());
            case YES_NO -> yesNo(text);
        };
    }

    /** What is expected, for an error's message. */
    public String expected(List<String> choices) {
        return switch (this) {
            case TEXT -> "expected a text of up to " + MAX_TEXT + " characters";
            case NUMBER -> "expected a number such as 3 or 2.5";
            case DATE -> "expected a date such as 2026-11-30";
            case CHOICE -> "expected one of " + String.join(", ", choices);
            case MONEY -> "expected dollars such as 450000 or 450,000.50";
            case YES_NO -> "expected yes or no";
        };
    }

    /** For people. */
    public String shown(String value) {
        return switch (this) {
            case TEXT, CHOICE, NUMBER -> value;
            case DATE -> DAY.format(LocalDate.parse(value));
            case MONEY -> Money.parse(value).map(Money::display).orElse(value);
            case YES_NO -> value.equals("true") ? "Yes" : "No";
        };
    }

    /** For JSON: a number, a boolean or a text. */
    public Object json(String value) {
        return switch (this) {
            case TEXT, CHOICE, DATE -> value;
            case NUMBER, MONEY -> new BigDecimal(value);
            case YES_NO -> value.equals("true");
        };
    }

    private static Optional<String> number(String text) {
        String plain = text.replace(",", "").replace(" ", "");
        if (!NUMERAL.matcher(plain).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
        return Optional.of(value.signum() == 0 ? "0" : value.toPlainString());
    }

    private static Optional<String> day(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher american = AMERICAN.matcher(text);
        try {
            if (iso.matches()) {
                return Optional.of(day(iso.group(1), iso.group(2), iso.group(3)));
            }
            return american.matches()
                    ? Optional.of(day(american.group(3), american.group(1), american.group(2)))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }

    private static Optional<String> yesNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> Optional.of("true");
            case "no", "n", "false", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }
}
