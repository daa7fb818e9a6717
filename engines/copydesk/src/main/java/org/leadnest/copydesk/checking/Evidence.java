package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.words.States;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** Which facts the claims of a sentence rest on. */
public final class Evidence {
    private static final Map<Unit, List<String>> FIELDS = Map.ofEntries(
            Map.entry(Unit.BEDROOMS, List.of("BedroomsTotal")),
            Map.entry(
                    Unit.BATHS,
                    List.of(
                            "BathroomsFull",
                            "BathroomsHalf",
                            "BathroomsThreeQuarter",
                            "BathroomsTotalInteger",
                            "BathroomsTotalDecimal")),
            Map.entry(Unit.FULL_BATHS, List.of("BathroomsFull", "BathroomsTotalInteger")),
            Map.entry(Unit.HALF_BATHS, List.of("BathroomsHalf")),
            Map.entry(
                    Unit.AREA,
                    List.of("LivingArea", "BuildingAreaTotal", "LotSizeSquareFeet", "LotSizeAcres", "LotSizeArea")),
            Map.entry(Unit.ACRES, List.of("LotSizeAcres", "LotSizeSquareFeet", "LotSizeArea")),
            Map.entry(Unit.STORIES, List.of("Stories", "StoriesTotal")),
            Map.entry(Unit.GARAGE, List.of("GarageSpaces", "CarportSpaces")),
            Map.entry(Unit.PARKING, List.of("ParkingTotal", "GarageSpaces", "CarportSpaces")),
            Map.entry(Unit.FIREPLACES, List.of("FireplacesTotal", "FireplaceYN", "FireplaceFeatures")),
            Map.entry(Unit.UNITS, List.of("NumberOfUnitsTotal")));
    private static final double CLOSE = 0.06;

    private Evidence() {}

    /** In the order of the facts, none twice. */
    public static List<Fact> of(String sentence, Facts facts) {
        Text text = Text.of(sentence, facts, CheckOptions.of(Outlet.WEBSITE));
        Set<Fact> found = new HashSet<>(FeatureClaims.covering(text));
        Set<BigDecimal> numbers = new HashSet<>();
        Set<Unit> units = new LinkedHashSet<>();
        for (int at = 0; at < text.tokens().size(); at++) {
            Unit unit = Unit.at(text, at);
            if (unit != null) {
                units.add(unit);
            }
            SpokenNumber number = SpokenNumber.endingAt(text, at);
            if (number != null) {
                numbers.add(number.value().stripTrailingZeros());
            }
        }
        String said = " " + words(text.tokens()) + " ";
        for (Fact fact : facts.all()) {
            if (isNumber(fact, units, numbers, said) || isNamed(fact, said)) {
                found.add(fact);
            }
        }
        return new ArrayList<>(
                facts.all().stream().filter(found::contains).distinct().toList());
    }

    private static boolean isNumber(Fact fact, Set<Unit> units, Set<BigDecimal> numbers, String said) {
        if (!(fact.value() instanceof BigDecimal value)) {
            return false;
        }
        boolean counted = units.stream()
                .anyMatch(unit -> FIELDS.getOrDefault(unit, List.of()).contains(fact.name()));
        boolean told = numbers.stream().anyMatch(number -> agrees(number, value, fact.kind()));
        boolean own = fact.kind() == FactKind.MONEY || fact.kind() == FactKind.DATE;
        boolean bath = fact.name().startsWith("Bathrooms") && units.contains(Unit.BATHS) && said.contains(" half ");
        return counted && (told || bath || fact.name().startsWith("Fireplace")) || own && told;
    }

    private static boolean agrees(BigDecimal number, BigDecimal value, FactKind kind) {
        double difference = Math.abs(number.subtract(value).doubleValue());
        return kind == FactKind.MEASURE ? difference <= value.doubleValue() * CLOSE : difference < 1e-6;
    }

    /** Places, types and states of things whose words the sentence uses. */
    private static boolean isNamed(Fact fact, String said) {
        boolean named = switch (fact.kind()) {
            case PLACE, TYPE, CONDITION, VIEW -> true;
            default -> false;
        };
        if (!named) {
            return false;
        }
        if (fact.name().equals("StateOrProvince")) {
            for (Language language : Language.values()) {
                if (said.contains(" " + words(Tokens.of(States.name(fact.said(), language))) + " ")) {
                    return true;
                }
            }
        }
        String whole = words(Tokens.of(fact.said().toLowerCase(Locale.ROOT)));
        return !whole.isEmpty() && said.contains(" " + whole + " ");
    }

    private static String words(List<Token> tokens) {
        StringBuilder words = new StringBuilder();
        for (Token token : tokens) {
            if (!token.isMark()) {
                words.append(words.isEmpty() ? "" : " ").append(token.text());
            }
        }
        return words.toString();
    }
}
