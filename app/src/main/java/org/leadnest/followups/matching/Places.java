package org.leadnest.followups.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.listings.Listing;

/** The towns and subdivisions in which the account has homes, and what a text says of them. */
final class Places {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:[Ii]n|[Nn]ear|[Aa]round|[Pp]refer|[Pp]refiero|[Ee]n|[Cc]erca de) ((?:\\p{Lu}\\p{Ll}+)(?: \\p{Lu}\\p{Ll}+)?)");
    private static final Set<String> NO_PLACES = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "spring",
            "summer",
            "fall",
            "winter",
            "spanish",
            "english",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
            "español",
            "inglés");

    private final Set<String> cities = new TreeSet<>();
    private final Set<String> parts = new TreeSet<>();

    Places(List<Listing> homes) {
        for (Listing home : homes) {
            add(cities, home.text("City"));
            add(parts, home.text("SubdivisionName"));
            add(parts, home.text("PostalCode"));
        }
        parts.removeAll(cities);
        // what is a trait is asked for as one
        parts.removeIf(part -> !Trait.in(part).isEmpty());
    }

    private static void add(Set<String> places, String name) {
        if (name.strip().length() > 2) {
            places.add(name.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** The narrowest that are named: a part of a town wins over the town; a place without a home of ours is there as well. */
    Set<String> in(String text) {
        Set<String> part = named(parts, text);
        Set<String> city = named(cities, text);
        if (!part.isEmpty() || !city.isEmpty()) {
            return part.isEmpty() ? city : part;
        }
        Matcher elsewhere = ELSEWHERE.matcher(text);
        Set<String> found = new TreeSet<>();
        while (elsewhere.find()) {
            String name = elsewhere.group(1).toLowerCase(Locale.ROOT);
            if (Arrays.stream(name.split(" ")).noneMatch(NO_PLACES::contains)) {
                found.add(name);
            }
        }
        return found;
    }

    private static Set<String> named(Set<String> places, String text) {
        return places.stream()
                .filter(place -> Pattern.compile(
                                "(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(place) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean has(Listing home, Set<String> wanted) {
        return Stream.of("City", "SubdivisionName", "PostalCode")
                .map(name -> home.text(name).strip().toLowerCase(Locale.ROOT))
                .anyMatch(wanted::contains);
    }

    static String shown(String place) {
        return Arrays.stream(place.split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
