package org.leadnest.followups.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.listings.Listing;

/**
 * How a home meets a wish: price, size, kind and place hold, or there is no fit at all; of the traits one may be missing.
 *
 * @param has what speaks for it, in words
 * @param lacks what was asked for and is not among its facts
 */
record Fit(List<String> has, List<String> lacks) {
    private static final int MOST_LACKING = 1;

    boolean whole() {
        return lacks.isEmpty();
    }

    static Optional<Fit> of(Wish wish, Listing home) {
        List<String> has = new ArrayList<>();
        boolean holds = wish.saysEnough()
                && price(wish, home, has)
                && least(wish.beds(), home.number("BedroomsTotal"), "bedroom", has)
                && least(wish.baths(), home.bathrooms(), "bath", has)
                && least(wish.area(), home.number("LivingArea"), "square feet", has)
                && least(wish.cars(), home.number("GarageSpaces"), "garage space", has)
                && kind(wish, home, has)
                && place(wish, home, has);
        if (!holds) {
            return Optional.empty();
        }
        Set<Trait> there = traits(home);
        List<String> lacks = new ArrayList<>();
        wish.traits().forEach(trait -> (there.contains(trait) ? has : lacks).add(trait.label()));
        boolean enough = lacks.size() <= MOST_LACKING
                && (lacks.isEmpty() || wish.traits().size() > 1 || has.size() > 1);
        return enough ? Optional.of(new Fit(has, lacks)) : Optional.empty();
    }

    private static boolean price(Wish wish, Listing home, List<String> has) {
        if (wish.mostPrice() == null && wish.leastPrice() == null) {
            return true;
        }
        Optional<BigDecimal> price = home.number("ListPrice");
        boolean holds = price.isPresent()
                && (wish.mostPrice() == null || price.get().doubleValue() <= wish.mostPrice())
                && (wish.leastPrice() == null || price.get().doubleValue() >= wish.leastPrice());
        if (holds) {
            has.add("$%,.0f".formatted(price.get()));
        }
        return holds;
    }

    private static boolean least(@Nullable Double wanted, Optional<BigDecimal> there, String noun, List<String> has) {
        if (wanted == null) {
            return true;
        }
        if (there.isEmpty() || there.get().doubleValue() < wanted) {
            return false;
        }
        String number = "%,.0f".formatted(there.get());
        has.add(number + " " + noun + (noun.endsWith("t") || number.equals("1") ? "" : "s"));
        return true;
    }

    private static boolean kind(Wish wish, Listing home, List<String> has) {
        if (wish.kinds().isEmpty()) {
            return true;
        }
        Optional<Kind> held = wish.kinds().stream()
                .filter(kind -> kind.is(home.text("PropertySubType"), home.text("PropertyType")))
                .findFirst();
        held.ifPresent(kind -> has.add(kind.label()));
        return held.isPresent();
    }

    private static boolean place(Wish wish, Listing home, List<String> has) {
        if (wish.places().isEmpty()) {
            return true;
        }
        boolean holds = Places.has(home, wish.places());
        if (holds) {
            has.add("in " + home.text("City"));
        }
        return holds;
    }

    /** From its lists, its remarks and its numbers. */
    private static Set<Trait> traits(Listing home) {
        StringBuilder said = new StringBuilder();
        home.reso()
                .forEach((name, value) ->
                        said.append(' ').append(words(name, value)).append(','));
        Set<Trait> found = Trait.in(said.toString());
        home.number("Stories").filter(stories -> stories.intValue() == 1).ifPresent(one -> found.add(Trait.ONE_STORY));
        home.number("FireplacesTotal")
                .filter(places -> places.signum() > 0)
                .ifPresent(places -> found.add(Trait.FIREPLACE));
        Set<Trait> views = EnumSet.of(Trait.CITY_VIEW, Trait.WATER_VIEW, Trait.HILL_VIEW);
        views.retainAll(found);
        if (!views.isEmpty() || !home.text("View").isBlank()) {
            found.add(Trait.VIEW);
        }
        return found;
    }

    /** A truth says its own name: {@code PoolPrivateYN} is "Pool Private". */
    private static String words(String name, Object value) {
        return switch (value) {
            case Boolean yes -> yes ? name.replaceAll("YN$", "").replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ") : "";
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Map<?, ?> none -> "";
            case String text when name.startsWith("Private") -> "";
            case String text -> text;
            default -> "";
        };
    }
}
