package org.leadnest.retouch.render;

/**
 * How light changes from place to place: a pixel's brightness (square root of luminance) is multiplied by {@code slope ×
 * brightness + offset}, its distance from its grey by {@code saturation}. The factors are a guided filter's (He, Sun,
 * Tang, 2013) of what the model wants, so the maps are smooth, follow the photo's edges, and may be stretched over it.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one rendition
public record LightMaps(int widthPx, int heightPx, float[] slope, float[] offset, float[] saturation) {
    /** Maps that change nothing. */
    static final LightMaps NONE = new LightMaps(1, 1, new float[] {0}, new float[] {1}, new float[] {1});

    /** Squared contrast on the brightness scale above which a step counts as an edge. */
    private static final float EDGE = 0.0008f;

    private static final int RADIUS_PARTS = 24;
    /** A factor may fall with brightness, but a brighter pixel still rises by a quarter of its neighbours' factor. */
    private static final float FALL = -0.75f;

    /**
     * What the model wants for a photo, before any of it is held back.
     *
     * @param features of the whole photo
     * @param logFactor natural logarithm of the factor on brightness at each place; {@code saturation} is a change of 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for one analysis
    public record Wish(double[] features, float[] brightness, float[] logFactor, float[] saturation) {
        public static Wish of(Thumbnail balanced, AreaNetwork network) {
            BaseLayer base = BaseLayer.of(balanced);
            AreaFeatures places = new AreaFeatures(balanced, base);
            double[] features = ToneFeatures.of(balanced, base);
            float[][] out = network.apply(features, places);
            return new Wish(features, places.brightness(), out[0], out[1]);
        }

        /** How much noise would grow: the mean factor over the photo's places. */
        double growth(double share) {
            double sum = 0;
            for (float log : logFactor) {
                sum += StrictMath.exp(share * log);
            }
            return sum / logFactor.length;
        }
    }

    static LightMaps of(Thumbnail balanced, AreaNetwork network, double share) {
        return of(balanced.widthPx(), balanced.heightPx(), Wish.of(balanced, network), share);
    }

    static LightMaps of(int w, int h, Wish wish, double share) {
        float[] p = wish.brightness();
        int n = p.length;
        float[] factor = new float[n];
        float[] saturation = new float[n];
        float[] squares = new float[n];
        float[] products = new float[n];
        for (int i = 0; i < n; i++) {
            factor[i] = (float) StrictMath.exp(share * wish.logFactor()[i]);
            saturation[i] = (float) (1 + share * wish.saturation()[i]);
            squares[i] = p[i] * p[i];
            products[i] = p[i] * factor[i];
        }
        int radius = Math.max(1, Math.max(w, h) / RADIUS_PARTS);
        float[] mean = BaseLayer.boxed(p, w, h, radius);
        float[] meanFactor = BaseLayer.boxed(factor, w, h, radius);
        float[] meanSquare = BaseLayer.boxed(squares, w, h, radius);
        float[] meanProduct = BaseLayer.boxed(products, w, h, radius);
        float[] slope = new float[n];
        float[] offset = new float[n];
        for (int i = 0; i < n; i++) {
            float variance = Math.max(0, meanSquare[i] - mean[i] * mean[i]);
            float least = FALL * meanFactor[i] / Math.max(0.05f, mean[i]);
            slope[i] = Math.max(least, (meanProduct[i] - mean[i] * meanFactor[i]) / (variance + EDGE));
            offset[i] = meanFactor[i] - slope[i] * mean[i];
        }
        return new LightMaps(
                w,
                h,
                BaseLayer.boxed(slope, w, h, radius),
                BaseLayer.boxed(offset, w, h, radius),
                BaseLayer.boxed(saturation, w, h, radius));
    }
}
