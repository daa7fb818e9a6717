package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.List;

/**
 * Every free choice of the writer: a function of the seed, of the listing and of what is chosen. Neighbouring seeds take
 * neighbouring alternatives, so that they never agree where there is more than one.
 */
final class Choice {
    /** So many seeds are kept apart from each other. */
    static final int ROW = 3;

    private static final int PAIR = 2;

    /** So many attempts keep the seeds of a pair apart by themselves; later ones may take what is left. */
    private static final int EVEN_VERSIONS = 20;

    private final long seed;
    private final int listing;
    private final int version;

    /** @param version another attempt with the same seed; the first ones move by even steps and so keep neighbouring seeds apart */
    Choice(long seed, int listing, int version) {
        this.seed = seed;
        this.listing = listing;
        this.version = version;
    }

    /** An index below {@code count}, which must be positive. */
    int among(String what, int count) {
        long start = scatter(listing * 31L + what.hashCode());
        int step = version > EVEN_VERSIONS ? 1 : PAIR;
        long moved = version == 0 ? 0 : step * Math.floorMod(scatter(version * 7919L + what.hashCode()), (long) count);
        return (int) Math.floorMod(turn(what, count) + Math.floorMod(start, count) + moved, (long) count);
    }

    /**
     * What the seed adds: of many alternatives each seed of a row takes another. Of two, the seeds of a pair take both, and
     * whether the next pair takes them the other way round depends on what is chosen, so that no two seeds agree in all.
     */
    private long turn(String what, int count) {
        long row = Math.floorDiv(seed - 1, ROW);
        long shift = row == 0 ? 0 : Math.floorMod(scatter(row * 7907L + what.hashCode()), (long) count);
        boolean swapped = count == 2
                && Math.floorMod(seed - 1, ROW) >= PAIR
                && Math.floorMod(scatter(listing * 31L + what.hashCode() * 17L), 2L) == 0;
        return Math.floorMod(seed, count) + shift + (swapped ? 1 : 0);
    }

    <T> T of(String what, List<T> options) {
        return options.get(among(what, options.size()));
    }

    /** The same elements, begun elsewhere and for every other seed reversed. */
    <T> List<T> rotated(String what, List<T> options) {
        if (options.size() < 2) {
            return options;
        }
        List<T> result = new ArrayList<>(options);
        java.util.Collections.rotate(result, among(what, options.size()));
        if (among("turn" + what, PAIR) == 1) {
            java.util.Collections.reverse(result);
        }
        return result;
    }

    private static long scatter(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
