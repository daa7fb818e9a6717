package org.leadnest.copydesk.facts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change to a part of the property: "roof replaced 2021", "new HVAC in 2020", "kitchen remodeled".
 *
 * @param part what was changed, lower case unless a name: "roof"
 * @param verb past participle: "replaced", "remodeled", "updated", "installed", "painted", ...
 * @param year four digits, empty when unknown
 */
public record Change(String part, String verb, String year) {
    private static final String PART = "([A-Za-z][A-Za-z /-]{1,40}?)";
    private static final String VERB =
            "(replaced|remodeled|remodelled|renovated|updated|installed|repainted|painted|refinished|rebuilt|added|upgraded|restored|resurfaced|rewired)";
    private static final String YEAR = "(?:\\s*[,(]?\\s*(?:in\\s+|during\\s+)?((?:19|20)\\d{2})\\)?)?";
    private static final Pattern PART_FIRST = Pattern.compile(
            "(?i)" + PART + "\\s+(?:was\\s+|were\\s+|has been\\s+)?(?:newly\\s+|recently\\s+)?" + VERB + YEAR);
    private static final Pattern VERB_FIRST = Pattern.compile("(?i)" + VERB + "\\s+(?:the\\s+)?" + PART + YEAR);
    private static final Pattern NEW_PART = Pattern.compile(
            "(?i)new\\s+" + PART + "\\s*[,(]?\\s*(?:in\\s+|as of\\s+|installed\\s+(?:in\\s+)?)?((?:19|20)\\d{2})\\)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?i)((?:19|20)\\d{2})\\s+" + PART + "\\s+(remodel|renovation|update|replacement)");

    /** The change that a note states, or null. */
    static @Nullable Change in(String note) {
        Matcher first = PART_FIRST.matcher(note);
        if (first.matches()) {
            return change(first.group(1), first.group(2), first.group(3));
        }
        Matcher verb = VERB_FIRST.matcher(note);
        if (verb.matches() && verb.group(3) != null) {
            return change(verb.group(2), verb.group(1), verb.group(3));
        }
        Matcher fresh = NEW_PART.matcher(note);
        if (fresh.matches()) {
            return change(fresh.group(1), "installed", fresh.group(2));
        }
        Matcher year = YEAR_FIRST.matcher(note);
        if (year.matches()) {
            String verbOf = switch (year.group(3).toLowerCase(Locale.ROOT)) {
                case "remodel" -> "remodeled";
                case "renovation" -> "renovated";
                case "update" -> "updated";
                default -> "replaced";
            };
            return change(year.group(2), verbOf, year.group(1));
        }
        return null;
    }

    private static @Nullable Change change(String part, String verb, @Nullable String year) {
        String noun = part.strip().replaceAll("(?i)^(the|all|a|an|new|newer)\\s+", "");
        if (noun.isEmpty() || noun.split("\\s+").length > 4) {
            return null;
        }
        String verbSaid = verb.toLowerCase(Locale.ROOT).replace("remodelled", "remodeled");
        return new Change(noun, verbSaid, year == null ? "" : year);
    }

    @Override
    public String toString() {
        return part + " " + verb + (year.isEmpty() ? "" : " " + year);
    }
}
