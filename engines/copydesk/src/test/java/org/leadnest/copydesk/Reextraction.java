package org.leadnest.copydesk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text as a suspicious stranger would and compares it with the listing as it was given: every number, count,
 * name and feature in it must be found there. It shares no code with the checker.
 */
final class Reextraction {
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},] )\\p{Lu}[\\p{L}'.-]*");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}(?::\\d\\d)? [ap]\\.m\\.");
    private static final List<String> ENGLISH = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> SPANISH = List.of(
            "cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce");
    private static final String COUNT = "(\\d+|[\\p{L}]+)[ -]";
    private static final Map<String, List<String>> COUNTED = Map.of(
            COUNT + "(?:bedrooms?|dormitorios?)\\b(?! principal)", List.of("BedroomsTotal"),
            COUNT + "(?:full baths?|baños? completos?)\\b", List.of("BathroomsFull"),
            COUNT + "(?:half baths?|medios? baños?)\\b", List.of("BathroomsHalf"),
            COUNT + "(?:levels?|niveles|nivel)\\b", List.of("Stories", "StoriesTotal"),
            COUNT + "(?:units|unidades)\\b", List.of("NumberOfUnitsTotal"),
            COUNT + "(?:fireplaces|chimeneas)\\b", List.of("FireplacesTotal"),
            "(?:" + COUNT + "cars?\\b|para (\\p{L}+) autos?\\b)", List.of("GarageSpaces"));
    private static final Set<String> OWN_NAMES = Set.of(
            "French",
            "RV",
            "EV",
            "HVAC",
            "Energy",
            "Star",
            "Saltillo",
            "Shaker",
            "Jack-and-Jill",
            "Spanish",
            "Tudor",
            "Craftsman",
            "Cape",
            "Cod",
            "Queen",
            "Anne",
            "Colonial",
            "Victorian",
            "Spanish-style",
            "Tuscan-style");

    /** A word of the text, and what the listing has to say somewhere for it to be true. */
    private static final Map<String, String> FEATURES = Map.ofEntries(
            Map.entry("\\bpools?\\b|piscina", "pool"),
            Map.entry("hot tub|jacuzzi", "spa"),
            Map.entry("fireplace|chimenea", "fireplace"),
            Map.entry("\\bgarages?\\b|garaje", "garage|attached|detached"),
            Map.entry("carport|cochera", "carport"),
            Map.entry("waterfront|frontage|frente al", "waterfront|front"),
            Map.entry("\\bviews?\\b|vistas?\\b", "view"),
            Map.entry("granite|granito", "granite"),
            Map.entry("quartz|cuarzo", "quartz"),
            Map.entry("marble|mármol", "marble"),
            Map.entry("hardwood|madera dura", "hardwood|wood"),
            Map.entry("carpet|alfombra", "carpet"),
            Map.entry("(?<!rhode )(?<!head )\\bisland\\b|\\bisla\\b", "island"),
            Map.entry("pantry|despensa", "pantry"),
            Map.entry("walk-in closet|vestidor", "walk-in closet"),
            Map.entry("basement|sótano", "basement"),
            Map.entry("\\bdecks?\\b|terraza", "deck|terrace"),
            Map.entry("balcony|balcón", "balcony"),
            Map.entry("porch|porche", "porch|screened|wrap|patioandporch"),
            Map.entry("solar", "solar"),
            Map.entry("guest house|casa de huéspedes", "guest house|casita"),
            Map.entry("\\bbarn\\b|granero", "barn"),
            Map.entry("workshop|taller", "workshop"),
            Map.entry("greenhouse|invernadero", "greenhouse"),
            Map.entry("\\bshed\\b|cobertizo", "shed|boat house"),
            Map.entry("fire pit|fogón", "fire pit"),
            Map.entry("outdoor kitchen|cocina exterior|cocina al aire", "outdoor kitchen"),
            Map.entry("skylight|tragaluz|tragaluces", "skylight"),
            Map.entry("vaulted|abovedad|en bóveda", "vaulted"),
            Map.entry("crown molding|molduras de corona", "crown molding"),
            Map.entry("wine|\\bcava\\b", "wine"),
            Map.entry("elevator|elevador", "elevator"),
            Map.entry("fitness|gimnasio", "fitness"),
            Map.entry("tennis|tenis", "tennis"),
            Map.entry("dock\\b|muelle|andén", "dock"),
            Map.entry("\\broof\\b|techos? (?:de|met|en) ", "roof|ceiling"),
            Map.entry("stainless|inoxidable", "stainless"),
            Map.entry("gas (?:range|stove)|estufa (?:a|de) gas", "gas range"),
            Map.entry("double oven|horno doble", "double oven"),
            Map.entry("dishwasher|lavavajillas", "dishwasher"),
            Map.entry("central air|acondicionado central", "central"),
            Map.entry("heat pump|bomba de calor", "heat pump"),
            Map.entry("heated|climatizad", "heat"),
            Map.entry("fenced|cercad", "fenc|cross"),
            Map.entry("finished basement|sótano terminado", "finished"),
            Map.entry("renovat|remodel|renov", "renovat|remodel"));

    private static final Map<Pattern, Pattern> COMPILED = new HashMap<>();

    static {
        FEATURES.forEach((word, source) -> COMPILED.put(Pattern.compile(word), Pattern.compile(source)));
    }

    private final String given;
    private final Listings.Listing listing;
    private final Set<BigDecimal> numbers = new HashSet<>();

    Reextraction(Listings.Listing listing) {
        this.listing = listing;
        this.given = listing.given().toString().toLowerCase(Locale.ROOT);
        Matcher matcher = DIGITS.matcher(given);
        while (matcher.find()) {
            numbers.add(number(matcher.group()));
        }
    }

    private static BigDecimal number(String said) {
        return new BigDecimal(said.replace(",", "")).stripTrailingZeros();
    }

    /** Everything in the text that the listing does not say. */
    List<String> unfounded(String text) {
        List<String> found = new ArrayList<>();
        String withoutClock = CLOCK.matcher(text).replaceAll("");
        numbers(withoutClock, found);
        COUNTED.forEach((pattern, fields) -> counts(text, pattern, fields, found));
        names(text, found);
        String lower = text.toLowerCase(Locale.ROOT);
        COMPILED.forEach((word, source) -> {
            if (word.matcher(lower).find() && !source.matcher(given).find()) {
                found.add("feature: " + word);
            }
        });
        return found;
    }

    private void numbers(String text, List<String> found) {
        Matcher matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            String said = matcher.group().replaceAll(",$", "");
            if (!numbers.contains(number(said)) && !isBathTotal(number(said))) {
                found.add("number: " + said);
            }
        }
    }

    private boolean isBathTotal(BigDecimal said) {
        BigDecimal full = listing.facts().number("BathroomsFull").orElse(BigDecimal.ZERO);
        BigDecimal half = listing.facts().number("BathroomsHalf").orElse(BigDecimal.ZERO);
        return said.compareTo(full.add(half.multiply(new BigDecimal("0.5")))) == 0;
    }

    private void counts(String text, String pattern, List<String> fields, List<String> found) {
        Matcher matcher = Pattern.compile(pattern).matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            int said = value(word);
            boolean right = said < 0
                    || fields.stream()
                            .anyMatch(field -> listing.facts()
                                    .number(field)
                                    .filter(known -> known.compareTo(BigDecimal.valueOf(said)) == 0)
                                    .isPresent());
            if (!right) {
                found.add("count: " + matcher.group());
            }
        }
    }

    private static int value(String word) {
        if (word.chars().allMatch(Character::isDigit)) {
            return Integer.parseInt(word);
        }
        return Math.max(ENGLISH.indexOf(word), SPANISH.indexOf(word.equals("una") ? "un" : word));
    }

    private void names(String text, List<String> found) {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group().replaceAll("[.',-]+$", "");
            boolean known = OWN_NAMES.contains(name)
                    || given.contains(name.toLowerCase(Locale.ROOT))
                    || isState(name)
                    || isInDate(name);
            if (!known) {
                found.add("name: " + name);
            }
        }
    }

    private boolean isInDate(String name) {
        String day = listing.facts().text("OpenHouseDate");
        return !day.isEmpty()
                && DateTimeFormatter.ofPattern("EEEE MMMM", Locale.US)
                        .format(LocalDate.parse(day))
                        .contains(name);
    }

    private boolean isState(String name) {
        String code = String.valueOf(listing.given().get("StateOrProvince"));
        for (Language language : Language.values()) {
            if (org.leadnest.copydesk.words.States.name(code, language).contains(name)) {
                return true;
            }
        }
        return false;
    }
}
