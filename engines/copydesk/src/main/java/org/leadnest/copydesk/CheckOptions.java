package org.leadnest.copydesk;

import java.util.List;

/**
 * How to check a text.
 *
 * @param limit most characters allowed, zero or less when nothing limits it
 * @param counting how they are counted
 * @param state two-letter state for the extra protected classes, empty when unknown
 * @param houseRules lines {@code ban: phrase} and {@code allow: phrase} of the brokerage, in any letter case
 */
public record CheckOptions(
        int limit, Counting counting, Outlet outlet, Language language, String state, List<String> houseRules) {
    public CheckOptions {
        houseRules = List.copyOf(houseRules);
    }

    /** Counted in characters. */
    public CheckOptions(int limit, Outlet outlet, Language language, String state, List<String> houseRules) {
        this(limit, Counting.CHARS, outlet, language, state, houseRules);
    }

    /** The outlet at its default limit, English, no state, no house rules. */
    public static CheckOptions of(Outlet outlet) {
        return new CheckOptions(outlet.defaultLimit(), outlet, Language.EN, "", List.of());
    }

    public CheckOptions with(Language other) {
        return new CheckOptions(limit, counting, outlet, other, state, houseRules);
    }

    /** As many as an MLS takes, counted as it counts. */
    public CheckOptions within(RemarksCaps.Cap cap) {
        return new CheckOptions(cap.characters(), cap.counts(), outlet, language, state, houseRules);
    }

    public CheckOptions withLimit(int other) {
        return new CheckOptions(other, counting, outlet, language, state, houseRules);
    }

    public CheckOptions withState(String other) {
        return new CheckOptions(limit, counting, outlet, language, other, houseRules);
    }

    public CheckOptions withHouseRules(List<String> rules) {
        return new CheckOptions(limit, counting, outlet, language, state, rules);
    }
}
