package org.leadnest.retouch.render;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.intake.Pixels;

/**
 * A faded lawn made green: places in the lower part of the picture whose hue is between straw and leaf get the hue and
 * the saturation of grass and keep their brightness. Brick, wood and soil are redder than that and are left alone.
 */
final class Grass {
    private static final int PLACES_PX = 256;
    private static final int COHERENT_PX = 4;
    private static final double LEAST_SHARE = 0.05;
    /** Painted walls are smoother than this, on the brightness scale from pixel to pixel. */
    private static final double LEAST_ROUGH = 0.012;

    private static final double HUE = 96;
    private static final double SHIFT = 0.65;
    private static final double SATURATION = 0.42;

    private Grass() {}

    /** The operation, when there is a lawn to be seen. */
    static Optional<Recipe.Operation> plan(Mat photo) {
        Thumbnail small = Thumbnail.of(photo, PLACES_PX);
        float[] lawn = places(small).values();
        double sum = 0;
        double rough = 0;
        for (int i = 1; i < lawn.length; i++) {
            sum += lawn[i];
            rough += lawn[i] * Math.abs(small.brightness(i) - small.brightness(i - 1));
        }
        return sum / lawn.length < LEAST_SHARE || rough / sum < LEAST_ROUGH
                ? Optional.empty()
                : Optional.of(new Recipe.Operation(Alterations.GRASS, Map.of("hue", HUE, "shift", SHIFT)));
    }

    /** How much of a lawn is at each place of the picture. */
    private static PlaceMap places(Thumbnail t) {
        float[] looks = new float[t.count()];
        for (int i = 0; i < looks.length; i++) {
            double down = (i / t.widthPx() + 0.5) / t.heightPx();
            looks[i] = (float) (PlaceMap.ramp(0.35, 0.5, down)
                    * looks(Math.sqrt(t.red()[i]), Math.sqrt(t.green()[i]), Math.sqrt(t.blue()[i])));
        }
        float[] around = new PlaceMap(t.widthPx(), t.heightPx(), looks)
                .blurred(COHERENT_PX)
                .values();
        for (int i = 0; i < around.length; i++) {
            around[i] = PlaceMap.ramp(0.35, 0.7, around[i]);
        }
        return new PlaceMap(t.widthPx(), t.heightPx(), around);
    }

    /** How much a colour may be grass, 0 to 1. */
    private static double looks(double red, double green, double blue) {
        double top = Math.max(red, Math.max(green, blue));
        double bottom = Math.min(red, Math.min(green, blue));
        double saturation = top == 0 ? 0 : (top - bottom) / top;
        double hue = hue(red, green, blue, top, bottom);
        return PlaceMap.ramp(40, 50, hue)
                * (1 - PlaceMap.ramp(140, 165, hue))
                * PlaceMap.ramp(0.10, 0.20, saturation)
                * PlaceMap.ramp(0.06, 0.14, top)
                * (1 - PlaceMap.ramp(0.93, 0.99, top));
    }

    /** In degrees; 0 is red, 120 green. */
    static double hue(double red, double green, double blue, double top, double bottom) {
        double range = top - bottom;
        if (range <= 0) {
            return 0;
        }
        if (top == red) {
            return (60 * (green - blue) / range + 360) % 360;
        }
        return top == green ? 120 + 60 * (blue - red) / range : 240 + 60 * (red - green) / range;
    }

    /** @param seen the picture before its light was changed, of the size of {@code lit} */
    static Mat apply(Mat seen, Mat lit, Recipe.Operation grass) {
        PlaceMap places = places(Thumbnail.of(seen, PLACES_PX));
        double wished = grass.number("hue");
        double shift = grass.number("shift");
        Mat out = lit.clone();
        int rows = out.rows();
        Pixels.eachRow(out, (y, row) -> {
            float[] lawns = places.row(y, rows);
            int width = row.length / 3;
            for (int x = 0; x < width; x++) {
                float lawn = PlaceMap.at(lawns, x, width);
                if (lawn > 0) {
                    green(row, x * 3, lawn, wished, shift);
                }
            }
        });
        return out;
    }

    private static void green(byte[] row, int i, double lawn, double wished, double shift) {
        double blue = (row[i] & 0xFF) / 255.0;
        double green = (row[i + 1] & 0xFF) / 255.0;
        double red = (row[i + 2] & 0xFF) / 255.0;
        double share = lawn * looks(red, green, blue);
        double top = Math.max(red, Math.max(green, blue));
        double bottom = Math.min(red, Math.min(green, blue));
        if (share == 0 || top == 0) {
            return;
        }
        double hue = hue(red, green, blue, top, bottom);
        double saturation = (top - bottom) / top;
        double[] rgb = rgb(hue + (wished - hue) * shift, Math.max(saturation, SATURATION));
        double light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        double scale = light / (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        row[i] = mixed(blue, rgb[2] * scale, share);
        row[i + 1] = mixed(green, rgb[1] * scale, share);
        row[i + 2] = mixed(red, rgb[0] * scale, share);
    }

    private static byte mixed(double was, double wished, double share) {
        return (byte) Math.round(255 * Math.clamp(was + (wished - was) * share, 0, 1));
    }

    /** Red, green, blue of a hue from red to cyan at full value. */
    private static double[] rgb(double hue, double saturation) {
        double low = 1 - saturation;
        double turn = hue / 60;
        if (turn < 1) {
            return new double[] {1, low + saturation * turn, low};
        }
        if (turn < 2) {
            return new double[] {low + saturation * (2 - turn), 1, low};
        }
        return new double[] {low, 1, low + saturation * Math.min(1, turn - 2)};
    }
}
