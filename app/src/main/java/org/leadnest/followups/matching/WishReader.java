package org.leadnest.followups.matching;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a text says that somebody looks for, in English and Spanish. What it does not understand it leaves out. */
final class WishReader {
    private static final double LEAST_PRICE = 20_000;
    /** "Under 450" is said of thousands. */
    private static final double SHORT_FROM = 100;

    private static final double SHORT_TO = 999;
    private static final Set<String> THOUSANDS = Set.of("k", "grand", "thousand", "mil");
    private static final double ABOUT_LESS = 0.85;
    private static final double ABOUT_MORE = 1.1;

    private static final Map<String, Double> NUMBERS = Map.ofEntries(
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("third", 3.0),
            Map.entry("four", 4.0),
            Map.entry("fourth", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("un", 1.0),
            Map.entry("una", 1.0),
            Map.entry("dos", 2.0),
            Map.entry("tres", 3.0),
            Map.entry("cuatro", 4.0),
            Map.entry("cinco", 5.0),
            Map.entry("seis", 6.0));
    private static final String NUMBER = "(\\d{1,2}(?:\\.\\d)?|" + String.join("|", NUMBERS.keySet()) + ")";
    private static final String MORE = "(?: ?\\+| or more| o más)?";
    /** Of "2-3 bedrooms" the first counts. */
    private static final String RANGE =
            "(?: ?(?:-|–|or|to|o|a) ?(?:\\d{1,2}|two|three|four|five|dos|tres|cuatro|cinco))?";

    private static final String AMOUNT =
            "\\$? ?(\\d[\\d.,]*) ?(k|grand|thousand|mil(?!l)|m(?![\\p{L}])|million|mill[oó]n(?:es)?)?"
                    + "(?! ?(?:sq|square|pies|\\+? ?(?:bed|bd|br|bath|ba|car)|acres?|minutes?|miles?|feet|ft|years?|hours?|days?|%|\\d))";

    private static final Pattern BEDS = words(NUMBER + MORE + RANGE
            + "[ -]*(?:bed(?:room)?s?|bds?|brs?|dormitorios?|recámaras?|" + "habitaci(?:ón|ones)|cuartos?)");
    private static final Pattern BATHS =
            words(NUMBER + MORE + RANGE + "[ -]*(?:(?:full )?bath(?:room)?s?|bas?|baños?)");
    private static final Pattern SHORTHAND = words("(\\d)/(\\d(?:\\.5)?)");
    private static final Pattern AREA =
            words("(\\d[\\d,.]*)\\+? ?(?:sq\\.? ?f(?:ee)?t|square feet|square foot|pies cuadrados)");
    private static final Pattern CARS = words(NUMBER + "[ -]cars? garage|(?:garage|room|space) for " + NUMBER
            + "(?: cars?)?|(?:garaje|cochera) (?:para|de) " + NUMBER + "|(garage|garaje|cochera)");
    private static final Pattern BETWEEN =
            words("(?:between|from|entre|de)? ?" + AMOUNT + " ?(?:and|to|-|–|y|a) ?" + AMOUNT);
    private static final Pattern ABOUT =
            words("(?:around|about|approximately|roughly|alrededor de|unos|cerca de) " + AMOUNT);
    private static final Pattern MOST =
            words("(?:under|below|south of|up to|max(?:imum|ed)?(?: out)?(?: is| of| at)?|(?:no|not) more than"
                    + "|less than|at most|(?:nothing|can'?t go|cannot go|don'?t want to go|not|won'?t go) (?:over|above)|stay (?:under|below)"
                    + "|budget(?: is| of|:)?(?: up to)?|(?:pre-?)?approved (?:us |me )?(?:for|up to)|hasta|(?:como )?máximo(?: de)?|menos de"
                    + "|(?:que )?no (?:más|pase|supere)(?: de)?|presupuesto(?: es)?(?: de)?|tope(?: de)?) ?(?:about |around |unos )?"
                    + AMOUNT);
    private static final Pattern MOST_AFTER = words(
            AMOUNT
                    + "[ ,]*(?:max(?:imum)?|tops|or (?:less|under|below)|at (?:the )?most|to spend|is our limit|como máximo|o menos)");
    private static final Pattern LEAST = words("(?:over|above|at least|starting at|north of|más de|desde) ?" + AMOUNT);
    private static final Pattern ANY = words(AMOUNT);

    /** Whether a home has something is no wish for it. */
    private static final Pattern ABOUT_A_HOME = Pattern.compile(
            "(?iu)(?<![\\p{L}])(?:(?:does|do|is|are|has|did|was|how (?:old|big|many|large))"
                    + " (?:it|this|that|there|the (?:house|home|property|place|condo|listing|yard|pool|garage|basement|roof|kitchen))"
                    + "(?! anything| something| any (?:home|house|condo|town)| an? (?:duplex|condo|town|house|home))[^.?!]*\\?"
                    + "|(?:is|are) the [^.?!]*(?:still|available|for sale)[^.?!]*\\?"
                    + "|¿(?:la casa|la propiedad|esa casa|es|está|tiene (?!algo|algun|casas?|otra|propiedades))[^?]*\\?)");

    private WishReader() {}

    private static Pattern words(String pattern) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}.,])(?:" + pattern + ")(?![\\p{L}])");
    }

    static Wish read(String given, Places places) {
        String text = given.replace('’', '\'')
                .replaceAll("(?iu)half a million|medio millón", "500k")
                .replaceAll("\\s+", " ");
        text = ABOUT_A_HOME.matcher(text).replaceAll(" ");
        Double[] price = price(text);
        Matcher shorthand = SHORTHAND.matcher(text);
        boolean pair = shorthand.find();
        Double beds = number(BEDS, text);
        Double baths = number(BATHS, text);
        return new Wish(
                price[0],
                price[1],
                beds == null && pair ? Double.valueOf(shorthand.group(1)) : beds,
                baths == null && pair ? Double.valueOf(shorthand.group(2)) : baths,
                area(text),
                number(CARS, text),
                Kind.wanted(text),
                places.in(text),
                Trait.wanted(text));
    }

    /** The first group that is there; a word that is no number stands for one. */
    private static @Nullable Double number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return null;
        }
        for (int group = 1; group <= found.groupCount(); group++) {
            String word = found.group(group);
            if (word != null) {
                return Character.isDigit(word.charAt(0))
                        ? Double.valueOf(word)
                        : NUMBERS.getOrDefault(word.toLowerCase(java.util.Locale.ROOT), 1.0);
            }
        }
        return null;
    }

    private static @Nullable Double area(String text) {
        Matcher found = AREA.matcher(text);
        return found.find() ? Double.valueOf(found.group(1).replaceAll("[,.]", "")) : null;
    }

    /** The least and the most, either or both null. */
    private static @Nullable Double[] price(String text) {
        Matcher between = BETWEEN.matcher(text);
        while (between.find()) {
            String unit = between.group(2) == null ? between.group(4) : between.group(2);
            double from = amount(between.group(1), unit);
            double to = amount(between.group(3), between.group(4));
            if (from >= LEAST_PRICE && to > from) {
                return new Double[] {from, to};
            }
        }
        Double about = first(ABOUT, text);
        if (about != null) {
            return new Double[] {about * ABOUT_LESS, about * ABOUT_MORE};
        }
        Double most = first(MOST, text);
        most = most == null ? first(MOST_AFTER, text) : most;
        // "nothing over" is no least
        Double least = first(LEAST, MOST.matcher(text).replaceAll(" "));
        if (most == null && least == null) {
            most = first(ANY, text);
        }
        return new Double[] {least, most};
    }

    private static @Nullable Double first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            double amount = amount(found.group(1), found.group(2));
            boolean shortly = found.group(2) == null && pattern != ANY && amount >= SHORT_FROM && amount <= SHORT_TO;
            if (amount >= LEAST_PRICE || shortly) {
                return shortly ? amount * 1_000 : amount;
            }
        }
        return null;
    }

    private static double amount(String digits, @Nullable String unit) {
        String plain = digits.replaceAll("[.,]+$", "")
                .replaceAll("[.,](?=\\d{3}(?:\\D|$))", "")
                .replace(',', '.');
        double amount;
        try {
            amount = Double.parseDouble(plain);
        } catch (NumberFormatException none) {
            return 0;
        }
        if (unit == null) {
            return amount;
        }
        String lower = unit.toLowerCase(java.util.Locale.ROOT);
        return THOUSANDS.contains(lower) ? amount * 1_000 : amount * 1_000_000;
    }
}
