package org.leadnest.copydesk.writing;

import java.util.Map;

/** What stays when space is short: key facts first, then what is rare, then the rest. */
final class Weights {
    private static final Map<String, Integer> BASE = Map.ofEntries(
            Map.entry("opening", 1000),
            Map.entry("key", 900),
            Map.entry("place", 20),
            Map.entry("hood", 45),
            Map.entry("lot", 60),
            Map.entry("year", 58),
            Map.entry("updates", 55),
            Map.entry("price", 30),
            Map.entry("fee", 22),
            Map.entry("zoning", 40),
            Map.entry("use", 35),
            Map.entry("units", 500));
    private static final int PER_RARITY = 12;
    private static final int PER_THING = 3;

    private Weights() {}

    static int of(String section, int rarest, int covered) {
        return Math.max(BASE.getOrDefault(section, 0), rarest * PER_RARITY + covered * PER_THING);
    }
}
