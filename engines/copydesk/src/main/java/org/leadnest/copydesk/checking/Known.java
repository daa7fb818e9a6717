package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.words.NumberWords;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** The numbers that the facts allow a text to state, by unit. The first one is the one to suggest. */
final class Known {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SQUARE_FEET_PER_ACRE = BigDecimal.valueOf(43_560);

    private final Facts facts;

    Known(Facts facts) {
        this.facts = facts;
    }

    List<BigDecimal> values(Unit unit, Text text, int at) {
        return switch (unit) {
            case BEDROOMS -> of("BedroomsTotal");
            case BATHS -> baths();
            case FULL_BATHS -> of("BathroomsFull").isEmpty() ? of("BathroomsTotalInteger") : of("BathroomsFull");
            case HALF_BATHS -> of("BathroomsHalf");
            case AREA -> areas();
            case ACRES -> acres();
            case STORIES -> of("Stories", "StoriesTotal");
            case GARAGE -> of("GarageSpaces", "CarportSpaces", "ParkingTotal");
            case FIREPLACES -> fireplaces();
            case UNITS -> of("NumberOfUnitsTotal");
            case FEET, DISTANCE -> spoken();
        };
    }

    private List<BigDecimal> of(String... names) {
        List<BigDecimal> values = new ArrayList<>();
        for (String name : names) {
            facts.number(name).ifPresent(values::add);
        }
        return values;
    }

    private List<BigDecimal> fireplaces() {
        List<BigDecimal> values = of("FireplacesTotal");
        if (values.isEmpty()
                && (facts.first("FireplaceYN").isPresent()
                        || facts.first("FireplaceFeatures").isPresent())) {
            values.add(BigDecimal.ONE);
        }
        return values;
    }

    /** Full, full and half as 2.5, every bath counted, and the totals as given. */
    private List<BigDecimal> baths() {
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal full = facts.number("BathroomsFull").orElse(null);
        BigDecimal half = facts.number("BathroomsHalf").orElse(null);
        if (full != null && half != null) {
            values.add(full.add(half.multiply(HALF)));
            values.add(full.add(half));
        } else if (full != null) {
            values.add(full);
        }
        values.addAll(of("BathroomsTotalInteger", "BathroomsTotalDecimal"));
        facts.number("BathroomsThreeQuarter")
                .ifPresent(more -> values.addAll(
                        full == null
                                ? List.of(more)
                                : List.of(full.add(more), full.add(more).add(half == null ? BigDecimal.ZERO : half))));
        return values;
    }

    private List<BigDecimal> areas() {
        List<BigDecimal> values = of("LivingArea", "BuildingAreaTotal", "LotSizeSquareFeet");
        if (facts.number("LotSizeSquareFeet").isEmpty()) {
            facts.number("LotSizeAcres").ifPresent(acres -> values.add(acres.multiply(SQUARE_FEET_PER_ACRE)));
        }
        values.addAll(of("LotSizeArea"));
        return values;
    }

    private List<BigDecimal> acres() {
        List<BigDecimal> values = of("LotSizeAcres", "LotSizeArea");
        facts.number("LotSizeSquareFeet")
                .ifPresent(feet -> values.add(feet.divide(SQUARE_FEET_PER_ACRE, 3, RoundingMode.HALF_UP)));
        return values;
    }

    /** Every number inside a text fact: "ten-foot ceilings", "15x12". */
    private List<BigDecimal> spoken() {
        List<BigDecimal> values = new ArrayList<>();
        for (Fact fact : facts.all()) {
            if (!(fact.value() instanceof BigDecimal)) {
                for (Token token : Tokens.of(fact.said())) {
                    BigDecimal value = NumberWords.value(token.text());
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }
}
