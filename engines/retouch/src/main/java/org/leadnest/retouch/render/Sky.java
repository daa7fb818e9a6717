package org.leadnest.retouch.render;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.intake.Pixels;

/**
 * Another sky: blue from deep to pale, with clouds of layered noise. It is laid over the inside of the sky's region, and
 * near its border only over what looks like the sky beside it, so that twigs and roofs stay.
 */
final class Sky {
    static final int REGION_PX = 256;
    private static final int CLOUDS_PX = 512;
    private static final int SEED = 20_261;
    private static final int CORE_PX = 2;
    private static final int REACH_PX = 3;
    private static final int COLOUR_REACH_PX = 9;
    private static final double ALIKE = 0.07;
    private static final double UNLIKE = 0.17;
    /** Encoded R, G, B, 0 to 1. */
    private static final double[] ZENITH = {0.31, 0.52, 0.79};

    private static final double[] HORIZON = {0.76, 0.86, 0.94};
    private static final double CLOUD = 0.97;

    private final PlaceMap core;
    private final PlaceMap near;
    private final PlaceMap brightness;
    private final PlaceMap blue;
    private final PlaceMap clouds;
    private final double depth;

    private Sky(PlaceMap core, PlaceMap near, PlaceMap brightness, PlaceMap blue, PlaceMap clouds, double depth) {
        this.core = core;
        this.near = near;
        this.brightness = brightness;
        this.blue = blue;
        this.clouds = clouds;
        this.depth = depth;
    }

    /** The operation, when it is sure where the sky is. */
    static Optional<Recipe.Operation> plan(Mat photo) {
        return SkyRegion.of(Thumbnail.of(photo, REGION_PX)).sure()
                ? Optional.of(new Recipe.Operation(Alterations.SKY, Map.of("seed", (double) SEED)))
                : Optional.empty();
    }

    /**
     * Lays the sky over {@code lit}.
     *
     * @param seen the picture before its light was changed, of the same size
     */
    static Mat apply(Mat seen, Mat lit, Recipe.Operation sky) {
        Sky another = of(SkyRegion.of(Thumbnail.of(seen, REGION_PX)), (int) sky.number("seed"));
        Mat out = lit.clone();
        int rows = out.rows();
        java.nio.ByteBuffer before = seen.createBuffer();
        Pixels.eachRow(out, (y, row) -> {
            byte[] was = new byte[row.length];
            before.get(y * row.length, was);
            another.row(was, row, y, rows);
        });
        return out;
    }

    private static Sky of(SkyRegion region, int seed) {
        PlaceMap map = region.map();
        int width = map.widthPx();
        int height = map.heightPx();
        float[] soft = map.blurred(CORE_PX).values();
        float[] wide = map.blurred(REACH_PX).values();
        float[] core = new float[soft.length];
        float[] near = new float[soft.length];
        float[] light = new float[soft.length];
        float[] tint = new float[soft.length];
        int lowest = 0;
        for (int i = 0; i < core.length; i++) {
            core[i] = PlaceMap.ramp(0.93, 1, soft[i]);
            near[i] = PlaceMap.ramp(0.02, 0.25, wide[i]);
            light[i] = map.values()[i] * region.small().brightness(i);
            tint[i] = map.values()[i] * (float) SkyRegion.blue(region.small(), i);
            lowest = region.inside()[i] ? i / width : lowest;
        }
        float[] weight = map.blurred(COLOUR_REACH_PX).values();
        float[] lightMean =
                new PlaceMap(width, height, light).blurred(COLOUR_REACH_PX).values();
        float[] tintMean =
                new PlaceMap(width, height, tint).blurred(COLOUR_REACH_PX).values();
        for (int i = 0; i < weight.length; i++) {
            lightMean[i] /= Math.max(1e-6f, weight[i]);
            tintMean[i] /= Math.max(1e-6f, weight[i]);
        }
        return new Sky(
                new PlaceMap(width, height, core),
                new PlaceMap(width, height, near),
                new PlaceMap(width, height, lightMean),
                new PlaceMap(width, height, tintMean),
                clouds(width, height, seed),
                (lowest + 1.0) / height);
    }

    private void row(byte[] was, byte[] row, int y, int rows) {
        int width = row.length / 3;
        float[] cores = core.row(y, rows);
        float[] nears = near.row(y, rows);
        float[] lights = brightness.row(y, rows);
        float[] blues = blue.row(y, rows);
        float[] covers = clouds.row(y, rows);
        double down = Math.min(1, (y + 0.5) / rows / depth);
        for (int x = 0; x < width; x++) {
            float inside = PlaceMap.at(cores, x, width);
            float close = PlaceMap.at(nears, x, width);
            if (close > 0) {
                double far = unlike(was, x * 3, PlaceMap.at(lights, x, width), PlaceMap.at(blues, x, width));
                double alpha = Math.max(inside, close * (1 - PlaceMap.ramp(ALIKE, UNLIKE, far)));
                paint(row, x * 3, alpha, down, PlaceMap.at(covers, x, width));
            }
        }
    }

    private static double unlike(byte[] was, int i, double light, double tint) {
        double r = Srgb.linear(was[i + 2] & 0xFF);
        double g = Srgb.linear(was[i + 1] & 0xFF);
        double b = Srgb.linear(was[i] & 0xFF);
        double brightness = Math.sqrt(Srgb.luminance(r, g, b));
        return Math.max(Math.abs(brightness - light), Math.abs(Math.sqrt(b) - Math.sqrt(r) - tint));
    }

    private static void paint(byte[] row, int i, double alpha, double down, double cover) {
        for (int c = 0; c < 3; c++) {
            double clear = ZENITH[c] + (HORIZON[c] - ZENITH[c]) * Math.sqrt(down) * down;
            double sky = clear + (CLOUD - clear) * cover;
            int at = i + 2 - c;
            row[at] = (byte) Math.round((row[at] & 0xFF) * (1 - alpha) + 255 * sky * alpha);
        }
    }

    /** How much cloud there is at each place; they lie flatter towards the horizon. */
    private static PlaceMap clouds(int width, int height, int seed) {
        int rows = Math.max(1, CLOUDS_PX * height / width);
        float[] cover = new float[CLOUDS_PX * rows];
        for (int y = 0; y < rows; y++) {
            double v = 9.0 / (1 + 2.2 * (rows - y) / rows);
            for (int x = 0; x < CLOUDS_PX; x++) {
                double u = ((double) x / CLOUDS_PX - 0.5) * 2.4 * v + 40;
                cover[y * CLOUDS_PX + x] = 0.85f * PlaceMap.ramp(0.50, 0.72, noise(u, v * 3, seed));
            }
        }
        return new PlaceMap(CLOUDS_PX, rows, cover);
    }

    private static double noise(double u, double v, int seed) {
        double sum = 0;
        double share = 0.5;
        for (int octave = 0; octave < 6; octave++) {
            sum += share * smooth(u, v, seed + octave);
            u = u * 2.03 + 5.1;
            v = v * 2.03 + 1.7;
            share /= 2;
        }
        return sum / (1 - share * 2);
    }

    private static double smooth(double u, double v, int seed) {
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        double fx = PlaceMap.ramp(0, 1, u - x);
        double fy = PlaceMap.ramp(0, 1, v - y);
        double upper = lattice(x, y, seed) * (1 - fx) + lattice(x + 1, y, seed) * fx;
        double lower = lattice(x, y + 1, seed) * (1 - fx) + lattice(x + 1, y + 1, seed) * fx;
        return upper * (1 - fy) + lower * fy;
    }

    /** 0 to 1, the same for the same place (the finaliser of MurmurHash3, Appleby). */
    private static double lattice(int x, int y, int seed) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b9;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return ((h ^ h >>> 16) >>> 8) / (double) (1 << 24);
    }
}
