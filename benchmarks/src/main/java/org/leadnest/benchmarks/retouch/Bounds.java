package org.leadnest.benchmarks.retouch;

import java.util.concurrent.atomic.AtomicInteger;

/** Prints a figure beside the bound that was set for it, and whether it is kept. */
final class Bounds {
    private static final AtomicInteger BROKEN = new AtomicInteger();

    private Bounds() {}

    /** How many were broken since the process began. */
    static int broken() {
        return BROKEN.get();
    }

    static void atLeast(String what, double figure, double bound) {
        print(what, figure, "at least", bound, figure >= bound);
    }

    static void atMost(String what, double figure, double bound) {
        print(what, figure, "at most", bound, figure <= bound);
    }

    private static void print(String what, double figure, String which, double bound, boolean kept) {
        if (!kept) {
            BROKEN.incrementAndGet();
        }
        System.out.printf("  %-42s %8.3f  %-8s %7.3f  %s%n", what, figure, which, bound, kept ? "kept" : "BROKEN");
    }
}
