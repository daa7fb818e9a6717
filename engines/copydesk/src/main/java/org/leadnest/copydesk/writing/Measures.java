package org.leadnest.copydesk.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Articles;
import org.leadnest.copydesk.words.Joined;
import org.leadnest.copydesk.words.NumberWords;

/** Counts and measures in words: "four bedrooms", "two full baths and one half bath", "2,450 square feet". */
final class Measures {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SMALL_ACRES = new BigDecimal("0.1");

    private final Facts facts;
    private final Language language;
    private final boolean digits;

    /** @param digits counts in digits ("4 bedrooms") instead of words */
    Measures(Facts facts, Language language, boolean digits) {
        this.facts = facts;
        this.language = language;
        this.digits = digits;
    }

    private boolean english() {
        return language == Language.EN;
    }

    private String count(BigDecimal number, boolean feminine) {
        boolean one = number.compareTo(BigDecimal.ONE) == 0;
        if (digits) {
            return NumberWords.digits(number);
        }
        if (english()) {
            return NumberWords.english(number);
        }
        return one ? feminine ? "una" : "un" : NumberWords.spanish(number);
    }

    private static boolean isOne(BigDecimal number) {
        return number.compareTo(BigDecimal.ONE) == 0;
    }

    private static String withArticle(String words, String form) {
        return form.endsWith("a") ? (Articles.takesAn(words) ? "an " : "a ") + words : words;
    }

    @Nullable
    Piece beds(String form) {
        Fact fact = facts.first("BedroomsTotal").orElse(null);
        if (fact == null) {
            return null;
        }
        boolean one = isOne(fact.number());
        String number = count(fact.number(), false);
        if (english() && form.startsWith("adj")) {
            return Piece.of(withArticle(number + "-bedroom", form.substring(3)), fact);
        }
        String noun = english() ? one ? " bedroom" : " bedrooms" : one ? " dormitorio" : " dormitorios";
        String words = form.equals("short") && english() ? number + (one ? " bed" : " beds") : number + noun;
        return new Piece(words, !one, false, List.of(fact));
    }

    @Nullable
    Piece baths(String form) {
        List<Fact> rests = new ArrayList<>();
        for (String name : List.of("BathroomsFull", "BathroomsThreeQuarter", "BathroomsHalf")) {
            facts.first(name).ifPresent(rests::add);
        }
        if (facts.first("BathroomsFull").isEmpty()) {
            rests.clear();
            facts.first("BathroomsTotalInteger")
                    .or(() -> facts.first("BathroomsTotalDecimal"))
                    .ifPresent(rests::add);
        }
        if (rests.isEmpty()) {
            return null;
        }
        if (form.equals("short") || form.startsWith("adj")) {
            return shortBaths(form, rests);
        }
        boolean onlyOneKind = rests.size() == 1;
        List<String> parts = new ArrayList<>();
        for (Fact fact : rests) {
            parts.add(bath(fact, onlyOneKind));
        }
        boolean plural = parts.size() > 1 || !isOne(rests.getFirst().number());
        facts.first("BathroomsTotalInteger")
                .filter(total -> !rests.contains(total))
                .ifPresent(rests::add);
        return new Piece(Joined.of(parts, language), plural, false, rests);
    }

    private String bath(Fact fact, boolean only) {
        boolean one = isOne(fact.number());
        String number = count(fact.number(), false);
        if (english()) {
            String kind = switch (fact.name()) {
                case "BathroomsHalf" -> " half";
                case "BathroomsThreeQuarter" -> " three-quarter";
                case "BathroomsFull" -> only ? "" : " full";
                default -> "";
            };
            return number + kind + (one ? " bath" : " baths");
        }
        String noun = one ? " baño" : " baños";
        return switch (fact.name()) {
            case "BathroomsHalf" -> number + (one ? " medio baño" : " medios baños");
            case "BathroomsThreeQuarter" -> number + noun + " de tres cuartos";
            case "BathroomsFull" -> number + noun + (one ? " completo" : " completos");
            default -> number + noun;
        };
    }

    private @Nullable Piece shortBaths(String form, List<Fact> rests) {
        if (rests.stream().anyMatch(fact -> fact.name().equals("BathroomsThreeQuarter"))) {
            return null;
        }
        BigDecimal total = rests.getFirst().number();
        if (rests.size() > 1) {
            total = total.add(rests.get(1).number().multiply(HALF));
        }
        facts.first("BathroomsTotalInteger").filter(all -> !rests.contains(all)).ifPresent(rests::add);
        String number = count(total, false);
        if (form.startsWith("adj")) {
            return english() ? new Piece(withArticle(number + "-bath", form.substring(3)), false, false, rests) : null;
        }
        String noun = english() ? isOne(total) ? " bath" : " baths" : isOne(total) ? " baño" : " baños";
        return new Piece(number + noun, !isOne(total), false, rests);
    }

    @Nullable
    Piece size(String form) {
        Fact fact = facts.first("LivingArea")
                .or(() -> facts.first("BuildingAreaTotal"))
                .orElse(null);
        if (fact == null) {
            return null;
        }
        String units = facts.text(fact.name().equals("LivingArea") ? "LivingAreaUnits" : "BuildingAreaUnits");
        boolean metric = units.toLowerCase(Locale.ROOT).contains("met");
        List<Fact> rests = new ArrayList<>(List.of(fact));
        String number = NumberWords.digits(fact.number());
        if (english() && form.startsWith("adj")) {
            return new Piece(
                    withArticle(number + (metric ? "-square-meter" : "-square-foot"), form.substring(3)),
                    false,
                    false,
                    rests);
        }
        String unit = english()
                ? metric ? " square meters" : form.equals("short") ? " sq ft" : " square feet"
                : metric ? " metros cuadrados" : form.equals("short") ? " pies²" : " pies cuadrados";
        return new Piece(number + unit, true, false, rests);
    }

    /** "A 5,000-square-foot house" is of 5,000 square feet inside, however large its lot is. */
    private boolean saysSizeOfBuilding(String form) {
        boolean building = facts.first("LivingArea").isPresent()
                || facts.first("BuildingAreaTotal").isPresent()
                || facts.first("BedroomsTotal").isPresent();
        return building && (form.startsWith("adj") || form.equals("of"));
    }

    @Nullable
    Piece lot(String form) {
        Fact acres = facts.first("LotSizeAcres").orElse(null);
        Fact feet = facts.first("LotSizeSquareFeet").orElse(null);
        boolean useFeet = feet != null && (acres == null || acres.number().compareTo(SMALL_ACRES) < 0);
        Fact fact = useFeet ? feet : acres;
        if (saysSizeOfBuilding(form) && (useFeet || fact == null)) {
            return null;
        }
        if (fact == null) {
            return area(form);
        }
        return useFeet ? measured(fact, "square", form) : measured(fact, "acre", form);
    }

    private @Nullable Piece area(String form) {
        Fact area = facts.first("LotSizeArea").orElse(null);
        String units = facts.text("LotSizeUnits").toLowerCase(Locale.ROOT);
        if (area == null || units.isEmpty()) {
            return null;
        }
        if (units.contains("acre")) {
            return measured(area, "acre", form);
        }
        return units.contains("feet") || units.contains("sq") ? measured(area, "square", form) : null;
    }

    private Piece measured(Fact fact, String unit, String form) {
        boolean acre = unit.equals("acre");
        String number = acre && english() && !digits && fact.number().scale() <= 0
                ? NumberWords.english(fact.number())
                : NumberWords.digits(fact.number());
        boolean one = isOne(fact.number());
        if (english() && form.startsWith("adj")) {
            return Piece.of(withArticle(number + (acre ? "-acre" : "-square-foot"), form.substring(3)), fact);
        }
        String words = english()
                ? acre ? one ? " acre" : " acres" : " square feet"
                : acre ? one ? " acre" : " acres" : " pies cuadrados";
        return new Piece(number + words, !one, false, List.of(fact));
    }

    @Nullable
    Piece stories(String form) {
        Fact fact = facts.first("Stories").or(() -> facts.first("StoriesTotal")).orElse(null);
        if (fact == null || fact.number().stripTrailingZeros().scale() > 0) {
            return null;
        }
        boolean one = isOne(fact.number());
        String number = count(fact.number(), false);
        if (english() && form.startsWith("adj")) {
            return Piece.of(withArticle((one ? "single" : number) + "-story", form.substring(3)), fact);
        }
        String words = english() ? one ? " level" : " levels" : one ? " nivel" : " niveles";
        return new Piece(number + words, !one, false, List.of(fact));
    }

    @Nullable
    Piece units(String form) {
        Fact fact = facts.first("NumberOfUnitsTotal").orElse(null);
        if (fact == null) {
            return null;
        }
        boolean one = isOne(fact.number());
        String number = count(fact.number(), true);
        if (english() && form.startsWith("adj")) {
            return Piece.of(withArticle(number + "-unit", form.substring(3)), fact);
        }
        String words = english() ? one ? " unit" : " units" : one ? " unidad" : " unidades";
        return new Piece(number + words, !one, true, List.of(fact));
    }
}
