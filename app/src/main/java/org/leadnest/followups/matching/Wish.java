package org.leadnest.followups.matching;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. Null and empty is: nothing said about it.
 *
 * @param leastPrice in US dollars
 * @param places names of towns or subdivisions in lower case; one that the account has no home in is there as well
 * @param cars garage spaces
 */
record Wish(
        @Nullable Double leastPrice,
        @Nullable Double mostPrice,
        @Nullable Double beds,
        @Nullable Double baths,
        @Nullable Double area,
        @Nullable Double cars,
        Set<Kind> kinds,
        Set<String> places,
        Set<Trait> traits) {
    private static final double MANY_BEDS = 4;

    static final Wish NOTHING = new Wish(null, null, null, null, null, null, Set.of(), Set.of(), Set.of());

    Wish {
        kinds = kinds.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds);
        places = new TreeSet<>(places);
        traits = traits.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(traits);
    }

    /** A price, a town, a usual number of rooms or a common sort of home alone is too little to suggest a home for. */
    boolean saysEnough() {
        int said = traits.size() + (places.isEmpty() ? 0 : 1) + (kinds.isEmpty() ? 0 : 1);
        for (Object one : new Object[] {mostPrice, leastPrice, beds, baths, area, cars}) {
            said += one == null ? 0 : 1;
        }
        boolean telling = !traits.isEmpty() || area != null || beds != null && beds >= MANY_BEDS;
        return said >= 2 || telling || kinds.contains(Kind.MULTI) || kinds.contains(Kind.LAND);
    }

    /** This, and where it says nothing what an earlier word says. */
    Wish over(Wish earlier) {
        Set<Trait> both = EnumSet.noneOf(Trait.class);
        both.addAll(traits);
        both.addAll(earlier.traits);
        boolean priced = mostPrice != null || leastPrice != null;
        return new Wish(
                priced ? leastPrice : earlier.leastPrice,
                priced ? mostPrice : earlier.mostPrice,
                beds == null ? earlier.beds : beds,
                baths == null ? earlier.baths : baths,
                area == null ? earlier.area : area,
                cars == null ? earlier.cars : cars,
                kinds.isEmpty() ? earlier.kinds : kinds,
                places.isEmpty() ? earlier.places : places,
                both);
    }

    /** In words, such as "3 bedrooms, up to $500,000, a pool". */
    String words() {
        java.util.List<String> words = new java.util.ArrayList<>();
        if (!kinds.isEmpty()) {
            words.add(kinds.stream().map(Kind::label).collect(java.util.stream.Collectors.joining(" or ")));
        }
        if (beds != null) {
            words.add("%.0f bedroom%s or more".formatted(beds, beds == 1 ? "" : "s"));
        }
        if (baths != null) {
            words.add((baths % 1 == 0 ? "%.0f" : "%.1f").formatted(baths) + (baths == 1 ? " bath" : " baths"));
        }
        if (area != null) {
            words.add("%,.0f square feet or more".formatted(area));
        }
        if (cars != null) {
            words.add(cars == 1 ? "a garage" : "a garage for %.0f cars".formatted(cars));
        }
        if (leastPrice != null && mostPrice != null) {
            words.add("$%,.0f to $%,.0f".formatted(leastPrice, mostPrice));
        } else if (mostPrice != null) {
            words.add("up to $%,.0f".formatted(mostPrice));
        } else if (leastPrice != null) {
            words.add("from $%,.0f".formatted(leastPrice));
        }
        traits.forEach(trait -> words.add(trait.label()));
        places.forEach(place -> words.add("in " + Places.shown(place)));
        return String.join(", ", words);
    }
}
