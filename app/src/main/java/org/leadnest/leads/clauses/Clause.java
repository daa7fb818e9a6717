package org.leadnest.leads.clauses;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadnest.platform.api.StorableText;

/**
 * One condition over leads.
 *
 * @param own key of the account's own field where {@code field} is {@link ClauseField#OWN}, else empty
 * @param values as many as the operator takes: names in any case, texts, a plain number, a day as 2026-11-30, a number of days
 */
public record Clause(ClauseField field, String own, Operator operator, List<String> values) {
    /** Most values of one clause. */
    public static final int MOST_VALUES = 50;

    private static final int MAX_VALUE = 500;
    private static final String OWN = "own-";

    public Clause {
        values = List.copyOf(values);
        if (!fits(field, own, operator, values)) {
            throw new IllegalArgumentException("expected values that " + operator.key() + " takes");
        }
    }

    /** The clause, or nothing when the parts do not fit each other. */
    public static Optional<Clause> of(String subject, String operator, List<String> values) {
        boolean ours = subject.startsWith(OWN);
        Optional<ClauseField> field = ours ? Optional.of(ClauseField.OWN) : ClauseField.named(subject);
        Optional<Operator> by = Operator.named(operator);
        String own = ours ? subject.substring(OWN.length()) : "";
        if (field.isEmpty() || by.isEmpty() || !fits(field.get(), own, by.get(), values)) {
            return Optional.empty();
        }
        return Optional.of(new Clause(field.get(), own, by.get(), values));
    }

    private static boolean fits(ClauseField field, String own, Operator operator, List<String> values) {
        boolean named = field == ClauseField.OWN
                ? own.matches("[a-z][A-Za-z0-9]{0,59}")
                : own.isEmpty() && field.kind().operators().contains(operator);
        boolean storable = values.stream()
                .allMatch(one -> !one.isBlank() && one.length() <= MAX_VALUE && StorableText.storable(one));
        return named
                && storable
                && switch (operator.takes()) {
                    case NOTHING -> values.isEmpty();
                    case ONE -> values.size() == 1;
                    case SEVERAL -> !values.isEmpty() && values.size() <= MOST_VALUES;
                    case AMOUNT -> values.size() == 1 && values.getFirst().matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
                    case DAY -> values.size() == 1 && day(values.getFirst()).isPresent();
                    case DAYS -> values.size() == 1 && values.getFirst().matches("[1-9][0-9]{0,3}");
                };
    }

    /** What it asks about, as an address names it: {@code stage}, {@code own-budget}. */
    public String subject() {
        return field == ClauseField.OWN ? OWN + own : field.key();
    }

    public static String subject(String ownKey) {
        return OWN + ownKey;
    }

    LocalDate day() {
        return day(values.getFirst()).orElseThrow();
    }

    int days() {
        return Integer.parseInt(values.getFirst());
    }

    BigDecimal amount() {
        return new BigDecimal(values.getFirst());
    }

    /** {@code stage.oneOf.New,Nurture}; no value holds a comma or a semicolon of its own then. */
    String text() {
        return subject() + "." + operator.key() + "."
                + values.stream()
                        .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(","));
    }

    static Optional<Clause> parse(String text) {
        String[] parts = text.split("\\.", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            List<String> values = parts[2].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[2].split(","))
                            .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                            .toList();
            return of(parts[0], parts[1], values);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
