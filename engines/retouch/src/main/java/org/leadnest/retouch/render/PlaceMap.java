package org.leadnest.retouch.render;

/** Numbers over a picture, on a grid of its own that is stretched over it linearly. */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one rendition
record PlaceMap(int widthPx, int heightPx, float[] values) {
    /** The values along row {@code y} of a picture of that height. */
    float[] row(int y, int rows) {
        double at = Math.clamp((y + 0.5) * heightPx / rows - 0.5, 0, heightPx - 1);
        int above = (int) at;
        int below = Math.min(heightPx - 1, above + 1);
        float share = (float) (at - above);
        float[] row = new float[widthPx];
        for (int x = 0; x < widthPx; x++) {
            float upper = values[above * widthPx + x];
            row[x] = upper + (values[below * widthPx + x] - upper) * share;
        }
        return row;
    }

    /** The value at column {@code x} of a picture of that width, from what {@link #row} gave. */
    static float at(float[] row, int x, int columns) {
        double at = Math.clamp((x + 0.5) * row.length / columns - 0.5, 0, row.length - 1);
        int left = (int) at;
        int right = Math.min(row.length - 1, left + 1);
        return row[left] + (row[right] - row[left]) * (float) (at - left);
    }

    /** The mean over a square of {@code 2 radius + 1} around each place, within the grid. */
    PlaceMap blurred(int radius) {
        return new PlaceMap(
                widthPx, heightPx, pass(pass(values, widthPx, heightPx, radius), heightPx, widthPx, radius));
    }

    /** Blurs along rows and turns the grid, so that two passes blur both ways and turn it back. */
    private static float[] pass(float[] from, int width, int height, int radius) {
        float[] out = new float[from.length];
        for (int y = 0; y < height; y++) {
            double sum = 0;
            int count = 0;
            for (int x = -radius; x < width; x++) {
                if (x + radius < width) {
                    sum += from[y * width + x + radius];
                    count++;
                }
                if (x - radius - 1 >= 0) {
                    sum -= from[y * width + x - radius - 1];
                    count--;
                }
                if (x >= 0) {
                    out[x * height + y] = (float) (sum / count);
                }
            }
        }
        return out;
    }

    static float ramp(double from, double to, double value) {
        double t = Math.clamp((value - from) / (to - from), 0, 1);
        return (float) (t * t * (3 - 2 * t));
    }
}
