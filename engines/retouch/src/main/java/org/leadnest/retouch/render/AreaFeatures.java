package org.leadnest.retouch.render;

/** What the light at one place of a thumbnail is judged by: its own brightness, and that of ever wider surroundings. */
public final class AreaFeatures {
    /** How many numbers {@link #at} gives. */
    public static final int COUNT = 12;

    private static final float BRIGHT = 0.93f;
    private static final float DIM = 0.3f;
    private static final int WIDE_PARTS = 6;
    private static final float LEAST = 0.03f;

    private final int w;
    private final int h;
    private final float[] brightness;
    private final float[] base;
    private final float[] colorfulness;
    private final float[] wide;
    private final float[] brightNearby;
    private final float[] dimNearby;

    public AreaFeatures(Thumbnail thumbnail, BaseLayer layer) {
        w = thumbnail.widthPx();
        h = thumbnail.heightPx();
        int n = w * h;
        brightness = new float[n];
        base = new float[n];
        colorfulness = new float[n];
        float[] bright = new float[n];
        float[] dim = new float[n];
        for (int i = 0; i < n; i++) {
            brightness[i] = Math.min(1, thumbnail.brightness(i));
            base[i] = Math.max(0.001f, layer.at(i, brightness[i]));
            float r = thumbnail.red()[i];
            float g = thumbnail.green()[i];
            float b = thumbnail.blue()[i];
            float top = (float) Math.sqrt(Math.max(r, Math.max(g, b)));
            colorfulness[i] = top - (float) Math.sqrt(Math.min(r, Math.min(g, b)));
            bright[i] = top > BRIGHT ? 1 : 0;
            dim[i] = top < DIM ? 1 : 0;
        }
        int radius = Math.max(1, Math.max(w, h) / WIDE_PARTS);
        wide = BaseLayer.boxed(BaseLayer.boxed(brightness, w, h, radius), w, h, Math.max(1, radius / 2));
        brightNearby = BaseLayer.boxed(bright, w, h, radius);
        dimNearby = BaseLayer.boxed(dim, w, h, radius);
    }

    /** Square root of luminance of every place, at most 1. */
    float[] brightness() {
        return brightness;
    }

    /** Writes the numbers of pixel {@code i} to {@code out}, from {@code from} on, each about -2 to 2. */
    public void at(int i, float[] out, int from) {
        float x = i % w / (float) w * 3 - 1.5f;
        out[from] = brightness[i] * 3 - 1.5f;
        out[from + 1] = base[i] * 3 - 1.5f;
        out[from + 2] = wide[i] * 4 - 2;
        out[from + 3] = log(brightness[i]) * 0.8f + 1;
        out[from + 4] = log(base[i]) * 0.8f + 1;
        out[from + 5] = log(wide[i]) * 1.2f + 1.2f;
        out[from + 6] = x;
        out[from + 7] = i / w / (float) h * 3 - 1.5f;
        out[from + 8] = (float) Math.sqrt(Math.max(0, brightNearby[i])) * 3 - 1;
        out[from + 9] = (float) Math.sqrt(Math.max(0, dimNearby[i])) * 3 - 1;
        out[from + 10] = colorfulness[i] * 4 - 1;
        out[from + 11] = x * x - 1;
    }

    private static float log(float value) {
        return (float) StrictMath.log(value + LEAST);
    }
}
