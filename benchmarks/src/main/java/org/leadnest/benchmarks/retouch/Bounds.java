package org.leadnest.benchmarks.retouch;

/** Prints a figure beside the bound that was set for it, and whether it is kept. */
final class Bounds {
    private Bounds() {}

    static void atLeast(String what, double figure, double bound) {
        print(what, figure, "at least", bound, figure >= bound);
    }

    static void atMost(String what, double figure, double bound) {
        print(what, figure, "at most", bound, figure <= bound);
    }

    private static void print(String what, double figure, String which, double bound, boolean kept) {
        System.out.printf("  %-42s %8.2f  %-8s %6.2f  %s%n", what, figure, which, bound, kept ? "kept" : "BROKEN");
    }
}
