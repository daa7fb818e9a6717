package org.leadnest.copydesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The facts that a long text may not leave out, looked for by plain words. */
final class KeyFacts {
    private static final List<String> ENGLISH =
            List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> SPANISH =
            List.of("", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("single family residence", "single-family home|casa unifamiliar"),
            Map.entry("condominium", "condominium|condominio"),
            Map.entry("townhouse", "townhouse|casa adosada"),
            Map.entry("duplex", "duplex|dúplex"),
            Map.entry("triplex", "triplex|tríplex"),
            Map.entry("farm", "farm|granja"),
            Map.entry("ranch", "ranch|rancho"),
            Map.entry("cabin", "cabin|cabaña"),
            Map.entry("villa", "villa"),
            Map.entry("loft", "loft"),
            Map.entry("office", "office|oficinas"),
            Map.entry("warehouse", "warehouse|almacén"),
            Map.entry("retail", "retail|comercio"),
            Map.entry("restaurant", "restaurant"),
            Map.entry("unimproved land", "lot|parcel|terreno|lote"),
            Map.entry("manufactured home", "manufactured home|casa prefabricada"),
            Map.entry("apartment", "apartment|apartamento"));
    private static final Map<String, String> TOP = Map.of(
            "PoolPrivateYN", "pool|piscina",
            "WaterfrontFeatures", "front|frente",
            "FireplacesTotal", "fireplace|chimenea|wood stove|estufa de leña",
            "GarageSpaces", "garage|garaje");

    private KeyFacts() {}

    static List<String> missing(Facts facts, String text, Language language) {
        List<String> missing = new ArrayList<>();
        String type = TYPES.get(facts.text("PropertySubType").toLowerCase(Locale.ROOT));
        expect(type == null ? "" : type, "type", text, missing);
        expect(counted(facts, "BedroomsTotal", "bedrooms?|dormitorios?", language), "beds", text, missing);
        String full = facts.first("BathroomsHalf").isPresent() ? "full baths?|baños? completos?" : "baths?|baños?";
        expect(counted(facts, "BathroomsFull", full, language), "full baths", text, missing);
        expect(counted(facts, "BathroomsHalf", "half baths?|medios? baños?", language), "half baths", text, missing);
        facts.number("LivingArea")
                .ifPresent(size -> expect(
                        String.format(Locale.US, "%,d[ -](?:square|pies)", size.intValue()), "size", text, missing));
        TOP.forEach((field, words) -> {
            if (facts.first(field).isPresent()) {
                expect(words, field, text, missing);
            }
        });
        return missing;
    }

    private static String counted(Facts facts, String field, String noun, Language language) {
        return facts.number(field)
                .map(number -> number.intValue())
                .filter(number -> number < ENGLISH.size())
                .map(number -> "\\b(?:" + number + "|" + (language == Language.EN ? ENGLISH : SPANISH).get(number)
                        + ")[ -](?:" + noun + ")")
                .orElse("");
    }

    private static void expect(String pattern, String name, String text, List<String> missing) {
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            missing.add(name);
        }
    }
}
