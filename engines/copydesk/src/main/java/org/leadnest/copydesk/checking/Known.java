package org.leadnest.copydesk.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.words.NumberWords;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** The numbers that the facts allow a text to state, by unit. The first one is the one to suggest. */
final class Known {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SQUARE_FEET_PER_ACRE = BigDecimal.valueOf(43_560);
    private static final BigDecimal SQUARE_METRES_PER_FOOT = new BigDecimal("0.09290304");
    private static final BigDecimal ACRES_PER_HECTARE = new BigDecimal("2.471054");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> LAND = Set.of(
            "lot",
            "lots",
            "land",
            "parcel",
            "homesite",
            "grounds",
            "ground",
            "yard",
            "outside",
            "outdoors",
            "covers",
            "cubre",
            "afuera",
            "terreno",
            "lote",
            "predio",
            "parcela",
            "solar",
            "suelo");
    private static final Set<String> ROOMS = Set.of(
            "living",
            "interior",
            "inside",
            "home",
            "house",
            "condo",
            "heated",
            "finished",
            "floor",
            "space",
            "rooms",
            "bedrooms",
            "residence",
            "building",
            "habitables",
            "construccion",
            "casa",
            "vivienda",
            "interiores");

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
            case AREA -> areas(text, at);
            case ACRES -> acres(text, at);
            case STORIES -> of("Stories", "StoriesTotal");
            case GARAGE -> cars(text, at);
            case PARKING -> of("ParkingTotal", "GarageSpaces", "CarportSpaces");
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

    /** In the unit that the text uses; of the land only where it speaks of land, of the rooms only where it does not. */
    private List<BigDecimal> areas(Text text, int at) {
        List<BigDecimal> rooms = new ArrayList<>();
        measured("LivingArea", facts.text("LivingAreaUnits"), rooms);
        measured("BuildingAreaTotal", facts.text("BuildingAreaUnits"), rooms);
        List<BigDecimal> land = new ArrayList<>();
        for (BigDecimal acres : land()) {
            land.add(acres.multiply(SQUARE_FEET_PER_ACRE));
        }
        boolean ofLand = isLand(text, at);
        List<BigDecimal> values = new ArrayList<>(ofLand ? land : rooms);
        boolean either = values.isEmpty() || standsOn(text, at);
        if (either && !ofLand) {
            values.addAll(land);
        }
        boolean metric = Unit.isMetric(text, at);
        return metric ? values.stream().map(Known::metres).toList() : values;
    }

    private static BigDecimal metres(BigDecimal squareFeet) {
        return squareFeet.multiply(SQUARE_METRES_PER_FOOT).setScale(0, RoundingMode.HALF_UP);
    }

    private void measured(String name, String units, List<BigDecimal> into) {
        boolean metric = units.toLowerCase(Locale.ROOT).contains("met");
        facts.number(name)
                .map(value -> metric ? value.divide(SQUARE_METRES_PER_FOOT, 2, RoundingMode.HALF_UP) : value)
                .ifPresent(into::add);
    }

    /** Sizes of the land in acres. */
    private List<BigDecimal> land() {
        List<BigDecimal> values = new ArrayList<>();
        facts.number("LotSizeSquareFeet")
                .ifPresent(feet -> values.add(feet.divide(SQUARE_FEET_PER_ACRE, 6, RoundingMode.HALF_UP)));
        facts.number("LotSizeArea").ifPresent(area -> {
            String units = facts.text("LotSizeUnits").toLowerCase(Locale.ROOT);
            boolean feet = units.isEmpty() ? area.compareTo(HUNDRED) > 0 : units.contains("f");
            if (units.contains("met")) {
                values.add(area.divide(SQUARE_METRES_PER_FOOT, 6, RoundingMode.HALF_UP)
                        .divide(SQUARE_FEET_PER_ACRE, 6, RoundingMode.HALF_UP));
            } else if (units.contains("hect")) {
                values.add(area.multiply(ACRES_PER_HECTARE));
            } else {
                values.add(feet ? area.divide(SQUARE_FEET_PER_ACRE, 6, RoundingMode.HALF_UP) : area);
            }
        });
        facts.number("LotSizeAcres").ifPresent(values::addFirst);
        return values;
    }

    private List<BigDecimal> acres(Text text, int at) {
        boolean hectares = text.word(at).startsWith("hectar");
        return land().stream()
                .map(value -> hectares ? value.divide(ACRES_PER_HECTARE, 3, RoundingMode.HALF_UP) : value)
                .map(value -> value.setScale(Math.min(3, Math.max(0, value.scale())), RoundingMode.HALF_UP))
                .toList();
    }

    /** "On 8,712 square feet in Phoenix" and "8,712 square feet" all alone may be the land or the rooms. */
    private static boolean standsOn(Text text, int at) {
        int after = at + Unit.areaLength(text, at);
        boolean alone = (at < 2 || text.word(at - 2).equals("."))
                && (after >= text.tokens().size() || text.word(after).equals("."));
        for (int i = at - 2; i >= Math.max(0, at - 8) && !endsClause(text, i); i--) {
            if (text.anyOf(i, Set.of("property", "propiedad", "inmueble"))) {
                return true;
            }
        }
        return alone || text.anyOf(at - 2, Set.of("on", "sobre")) || text.anyOf(at - 3, Set.of("on", "sobre"));
    }

    private static boolean isLand(Text text, int at) {
        for (int i = at + 1; i < at + 7 && i < text.tokens().size(); i++) {
            if (text.word(i).equals(".")) {
                break;
            }
            if (text.anyOf(i, ROOMS)) {
                return false;
            }
            if (text.anyOf(i, LAND)) {
                return !hasItsOwnSize(text, i);
            }
        }
        for (int i = at - 1; i >= Math.max(0, at - 7) && !endsClause(text, i); i--) {
            if (text.anyOf(i, ROOMS) || text.word(i).equals(",") && i < at - 2) {
                return false;
            }
            if (text.anyOf(i, LAND)) {
                return true;
            }
        }
        return false;
    }

    /** "3,600 square feet on a lot of 7,405": the first number is not that of the lot. */
    private static boolean hasItsOwnSize(Text text, int land) {
        return text.anyOf(land + 1, Set.of("of", "measuring", "de")) && NumberWords.isNumber(text.word(land + 2));
    }

    /** A full stop, but not the colon of "Lot: 7,405 square feet". */
    private static boolean endsClause(Text text, int at) {
        return text.word(at).equals(".")
                && text.text().charAt(text.tokens().get(at).start()) != ':';
    }

    /** Spaces for cars, in the garage unless the text names another place. */
    private List<BigDecimal> cars(Text text, int at) {
        for (int i = at - 1; i < at + 4; i++) {
            if (text.anyOf(i, Set.of("carport", "carports", "cochera"))) {
                List<BigDecimal> carport = of("CarportSpaces");
                return carport.isEmpty() && text.anyOf(i, Set.of("cochera")) ? of("GarageSpaces") : carport;
            }
        }
        return of("GarageSpaces");
    }

    /** Every number inside a text fact: "ten-foot ceilings", "15x12". */
    private List<BigDecimal> spoken() {
        List<BigDecimal> values = new ArrayList<>();
        for (Fact fact : facts.all()) {
            boolean told = fact.kind() != FactKind.PLACE && fact.kind() != FactKind.WORD;
            if (told && !(fact.value() instanceof BigDecimal)) {
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
