package org.leadnest.retouch.render;

import java.util.ArrayDeque;

/**
 * Where the sky is: what grows down from the upper edge over smooth, bright places that are not warm. It is sure of
 * itself only when it reaches along most of that edge, ends at a clear border, and is blue, or far brighter than all
 * that lies below: a white ceiling is neither.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one rendition
record SkyRegion(Thumbnail small, boolean[] inside) {
    private static final double DARKEST = 0.35;
    private static final double WARMEST = -0.03;
    private static final double STEP = 0.055;
    private static final double LEAST_SHARE = 0.06;
    private static final double LARGEST_SHARE = 0.75;
    private static final double LEAST_EDGE = 0.55;
    /** Darker is dusk, whose light on the house would give another sky away. */
    private static final double DAY = 0.5;

    /** A sky ends in the upper part of the picture. */
    private static final double LOWEST = 0.75;

    private static final double MOST_BELOW = 0.02;
    private static final double BLUE = 0.06;
    private static final double OVERCAST = 0.88;
    private static final double DARKER_BELOW = 0.6;
    private static final double LEAST_BORDER = 0.09;

    static SkyRegion of(Thumbnail t) {
        boolean[] inside = new boolean[t.count()];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int x = 0; x < t.widthPx(); x++) {
            if (possible(t, x)) {
                inside[x] = true;
                open.add(x);
            }
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            int x = at % t.widthPx();
            grow(t, inside, open, at, at + t.widthPx(), true);
            grow(t, inside, open, at, at - t.widthPx(), true);
            grow(t, inside, open, at, at - 1, x > 0);
            grow(t, inside, open, at, at + 1, x < t.widthPx() - 1);
        }
        return new SkyRegion(t, inside);
    }

    private static void grow(
            Thumbnail t, boolean[] inside, ArrayDeque<Integer> open, int from, int to, boolean sameRow) {
        if (sameRow && to >= 0 && to < inside.length && !inside[to] && possible(t, to) && near(t, from, to)) {
            inside[to] = true;
            open.add(to);
        }
    }

    private static boolean near(Thumbnail t, int a, int b) {
        return Math.abs(t.brightness(a) - t.brightness(b)) < STEP && Math.abs(blue(t, a) - blue(t, b)) < STEP;
    }

    private static boolean possible(Thumbnail t, int i) {
        double red = Math.sqrt(t.red()[i]);
        double green = Math.sqrt(t.green()[i]);
        double blue = Math.sqrt(t.blue()[i]);
        return t.brightness(i) > DARKEST && blue - red > WARMEST && green <= Math.max(red, blue) + 0.02;
    }

    /** How much bluer than red a place is, on the brightness scale. */
    static double blue(Thumbnail t, int i) {
        return Math.sqrt(t.blue()[i]) - Math.sqrt(t.red()[i]);
    }

    boolean sure() {
        int width = small.widthPx();
        int count = 0;
        int edge = 0;
        double[] sky = new double[2];
        double below = 0;
        int low = 0;
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                count++;
                edge += i < width ? 1 : 0;
                low += i > LOWEST * inside.length ? 1 : 0;
                sky[0] += small.brightness(i);
                sky[1] += blue(small, i);
            } else {
                below += small.brightness(i);
            }
        }
        double share = (double) count / inside.length;
        if (share < LEAST_SHARE || share > LARGEST_SHARE || edge < LEAST_EDGE * width) {
            return false;
        }
        double brightness = sky[0] / count;
        if (brightness < DAY || low > MOST_BELOW * count) {
            return false;
        }
        boolean overcast = brightness > OVERCAST && below / (inside.length - count) < DARKER_BELOW * brightness;
        return (sky[1] / count > BLUE || overcast) && border() > LEAST_BORDER;
    }

    /** How much the picture changes a little below the region, in the mean over the columns where it ends. */
    private double border() {
        int width = small.widthPx();
        double sum = 0;
        int ends = 0;
        for (int i = 0; i + 3 * width < inside.length; i++) {
            if (inside[i] && !inside[i + width] && !inside[i + 3 * width]) {
                int under = i + 3 * width;
                sum += Math.max(
                        Math.abs(small.brightness(i) - small.brightness(under)),
                        Math.abs(blue(small, i) - blue(small, under)));
                ends++;
            }
        }
        return ends == 0 ? 0 : sum / ends;
    }

    PlaceMap map() {
        float[] values = new float[inside.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inside[i] ? 1 : 0;
        }
        return new PlaceMap(small.widthPx(), small.heightPx(), values);
    }
}
