package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.NumberWords;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** Amounts of money, years and room dimensions in a text against the facts. */
final class MoneyAndYears {
    private static final Set<String> BUILT = Set.of(
            "built",
            "constructed",
            "construction",
            "dates",
            "dating",
            "circa",
            "vintage",
            "build",
            "construida",
            "construido",
            "construyo",
            "construccion",
            "data");
    private static final Set<String> DUES = Set.of(
            "hoa",
            "association",
            "homeowners",
            "condo",
            "monthly",
            "dues",
            "fee",
            "fees",
            "cuota",
            "cuotas",
            "de",
            "asociacion",
            "or");
    private static final Set<String> ASSOCIATION = Set.of("hoa", "association", "homeowners", "asociacion");
    private static final Map<String, String> PERIODS = Map.ofEntries(
            Map.entry("month", "month"),
            Map.entry("monthly", "month"),
            Map.entry("mo", "month"),
            Map.entry("mes", "month"),
            Map.entry("mensual", "month"),
            Map.entry("mensuales", "month"),
            Map.entry("year", "year"),
            Map.entry("yearly", "year"),
            Map.entry("annually", "year"),
            Map.entry("annual", "year"),
            Map.entry("yr", "year"),
            Map.entry("ano", "year"),
            Map.entry("anual", "year"),
            Map.entry("anuales", "year"),
            Map.entry("quarter", "quarter"),
            Map.entry("quarterly", "quarter"),
            Map.entry("trimestre", "quarter"),
            Map.entry("week", "week"),
            Map.entry("weekly", "week"),
            Map.entry("semi annually", "half year"),
            Map.entry("semiannually", "half year"));
    private static final Pattern YEAR = Pattern.compile("(?:1[6-9]|20)\\d\\d");
    private static final Set<String> NONE = Set.of("no", "without", "zero", "sin");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int NEAR = 5;

    private final Text text;
    private final Set<BigDecimal> amounts = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private MoneyAndYears(Text text) {
        this.text = text;
        for (Fact fact : text.facts().all()) {
            if (fact.kind() == FactKind.MONEY) {
                amounts.add(fact.number().stripTrailingZeros());
            }
            boolean place = fact.kind() == FactKind.PLACE && !fact.name().equals("UnparsedAddress");
            List<Token> tokens = place ? List.of() : Tokens.of(fact.said());
            for (int at = 0; at < tokens.size(); at++) {
                numbers.add(tokens.get(at).text());
                BigDecimal told = NumberWords.value(tokens.get(at).text());
                if (told != null && at > 0 && tokens.get(at - 1).text().equals("$")) {
                    amounts.add(told.stripTrailingZeros());
                }
            }
        }
    }

    static List<Finding> in(Text text) {
        MoneyAndYears claims = new MoneyAndYears(text);
        for (int at = 0; at < text.tokens().size(); at++) {
            if (text.word(at).equals("$")) {
                claims.money(at);
            } else if (text.anyOf(at, NONE)) {
                claims.denied(at);
            } else if (claims.isYear(at)) {
                claims.year(at);
            } else if (Era.endingAt(text, at) != null) {
                claims.era(at);
            } else if (text.word(at).equals("x") || text.word(at).equals("by")) {
                claims.dimensions(at);
            }
        }
        return claims.findings;
    }

    private void money(int at) {
        BigDecimal value = NumberWords.value(text.word(at + 1));
        if (value == null) {
            return;
        }
        int to = at + 2;
        if (Set.of("k", "m", "mm", "million", "thousand", "millones", "mil").contains(text.word(to))) {
            value = value.multiply(Set.of("k", "thousand", "mil").contains(text.word(to)) ? THOUSAND : MILLION);
            to++;
        }
        if (amounts.contains(value.stripTrailingZeros())) {
            period(value, to);
            return;
        }
        String price = text.facts().number("ListPrice").map(NumberWords::digits).orElse("");
        boolean close = !price.isEmpty() && isNearPrice(value);
        add(
                close ? "claim.contradiction" : "claim.unsupported",
                at,
                to,
                close ? "The facts say $" + price : "No fact of this listing gives this amount",
                close ? "$" + price : "");
    }

    /** "$300 a month" where the dues are by the year. */
    private void period(BigDecimal value, int after) {
        Fact dues = text.facts().first("AssociationFee").orElse(null);
        String known = PERIODS.getOrDefault(
                Tokens.fold(text.facts().text("AssociationFeeFrequency")).strip(), "");
        boolean price = text.facts()
                .number("ListPrice")
                .filter(list -> list.compareTo(value) == 0)
                .isPresent();
        if (dues == null || dues.number().compareTo(value) != 0 || known.isEmpty() || price) {
            return;
        }
        for (int at = after; at < Math.min(text.tokens().size(), after + 3); at++) {
            String said = PERIODS.get(text.word(at));
            if (said != null && !said.equals(known)) {
                add("claim.contradiction", at, at + 1, "The facts say " + known, "");
                return;
            }
            if (text.tokens().get(at).isMark()) {
                return;
            }
        }
    }

    /** "No HOA dues" where there are some, or where nobody has said that there are none. */
    private void denied(int at) {
        BigDecimal fee = text.facts().number("AssociationFee").orElse(null);
        boolean free = fee != null && fee.signum() == 0
                || fee == null && text.facts().text("AssociationYN").equalsIgnoreCase("false");
        int to = at + 1;
        while (to < text.tokens().size() && to <= at + 4 && text.anyOf(to, DUES)) {
            to++;
        }
        boolean dues = to > at + 1 && !text.anyOf(at + 1, Set.of("fee", "fees", "cuota", "cuotas", "monthly"));
        boolean named = text.anyOf(at + 1, Set.of("hoa", "association", "homeowners", "condo")) || to > at + 2;
        if (free || fee == null && !named) {
            return;
        }
        if (fee != null && (dues || to > at + 2)) {
            add("claim.contradiction", at, to, "The facts give association dues", "");
        } else if (fee == null && isAssociation(at, to)) {
            add("claim.unsupported", at, to, "No fact of this listing says that there is no association", "");
        }
    }

    private boolean isAssociation(int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.anyOf(at, ASSOCIATION)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNearPrice(BigDecimal value) {
        double ratio = value.doubleValue()
                / text.facts().number("ListPrice").orElse(BigDecimal.ONE).doubleValue();
        return ratio > 0.3 && ratio < 3;
    }

    private boolean isYear(int at) {
        String word = text.word(at);
        return word.length() == 4
                && Character.isDigit(word.charAt(0))
                && YEAR.matcher(word).matches()
                && !text.word(at - 1).equals("$")
                && !Unit.isAreaAt(text, at + 1)
                && text.text().charAt(text.tokens().get(at).start() + 1) != ','
                && !isHouseNumber(at);
    }

    private boolean isHouseNumber(int at) {
        return text.facts().text("UnparsedAddress").contains(text.word(at)) || Unit.at(text, at + 1) != null;
    }

    private void year(int at) {
        String built =
                text.facts().number("YearBuilt").map(BigDecimal::toPlainString).orElse("");
        boolean aboutBuilding = isNearBuilt(at);
        if (text.word(at + 1).equals("s")) {
            return;
        }
        if (aboutBuilding && !built.isEmpty() && !built.equals(text.word(at)) && !isInChange(at)) {
            add("claim.contradiction", at, at + 1, "The facts say " + built, built);
        } else if (!numbers.contains(text.word(at))) {
            add("claim.unsupported", at, at + 1, "No fact of this listing gives this year", "");
        }
    }

    /** "Nineteen forty-one", "the early fifties", "años veinte". */
    private void era(int at) {
        Era era = Era.endingAt(text, at);
        BigDecimal built = text.facts().number("YearBuilt").orElse(null);
        if (era == null || built != null && era.holds(built.intValue())) {
            return;
        }
        boolean told = numbers.stream()
                .filter(word -> YEAR.matcher(word).matches())
                .anyMatch(word -> era.holds(Integer.parseInt(word)));
        if (!told) {
            add(
                    built == null ? "claim.unsupported" : "claim.contradiction",
                    era.from(),
                    era.to(),
                    built == null
                            ? "No fact of this listing gives this year"
                            : "The facts say " + built.toPlainString(),
                    "");
        }
    }

    private boolean isNearBuilt(int at) {
        for (int i = Math.max(0, at - NEAR); i < at; i++) {
            if (text.tokens().get(i).text().equals(".")) {
                continue;
            }
            if (text.anyOf(i, BUILT)) {
                return true;
            }
        }
        return text.anyOf(at + 1, BUILT);
    }

    private boolean isInChange(int at) {
        return text.facts().all().stream()
                .anyMatch(
                        fact -> fact.kind() == FactKind.CONDITION && fact.said().contains(text.word(at)));
    }

    private void dimensions(int at) {
        BigDecimal first = number(at - 1);
        BigDecimal second = number(at + 1);
        if (first == null || second == null) {
            return;
        }
        boolean known = numbers.contains(text.word(at - 1)) && numbers.contains(text.word(at + 1));
        if (!known) {
            add("claim.unsupported", at - 1, at + 2, "No fact of this listing gives these dimensions", "");
        }
    }

    private @Nullable BigDecimal number(int at) {
        return text.word(at).isEmpty() || !Character.isDigit(text.word(at).charAt(0))
                ? null
                : NumberWords.value(text.word(at));
    }

    private void add(String rule, int from, int to, String reason, String suggestion) {
        findings.add(text.finding(rule, Severity.BLOCK, from, to, reason, suggestion, ""));
    }
}
