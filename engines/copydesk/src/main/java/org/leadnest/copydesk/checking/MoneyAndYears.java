package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            for (Token token : Tokens.of(fact.said())) {
                numbers.add(token.text());
            }
        }
    }

    static List<Finding> in(Text text) {
        MoneyAndYears claims = new MoneyAndYears(text);
        for (int at = 0; at < text.tokens().size(); at++) {
            if (text.word(at).equals("$")) {
                claims.money(at);
            } else if (claims.isYear(at)) {
                claims.year(at);
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
        if (amounts.contains(value.stripTrailingZeros()) || numbers.contains(text.word(at + 1))) {
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

    private boolean isNearPrice(BigDecimal value) {
        double ratio = value.doubleValue()
                / text.facts().number("ListPrice").orElse(BigDecimal.ONE).doubleValue();
        return ratio > 0.3 && ratio < 3;
    }

    private boolean isYear(int at) {
        String word = text.word(at);
        return word.matches("(1[6-9]|20)\\d\\d")
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
        if (aboutBuilding && !built.isEmpty() && !built.equals(text.word(at)) && !isInChange(at)) {
            add("claim.contradiction", at, at + 1, "The facts say " + built, built);
        } else if (!numbers.contains(text.word(at))) {
            add("claim.unsupported", at, at + 1, "No fact of this listing gives this year", built.isEmpty() ? "" : "");
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
