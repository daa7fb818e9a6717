package org.leadnest.retouch.render;

import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.Look;

/** Tells a picture's {@link Look} from a small copy of it. */
public final class Looks {
    private static final String[] HUES = {"red", "brown", "yellow", "green", "green", "blue", "blue", "purple"};
    private static final int HUE_DEGREES = 360 / HUES.length;
    private static final double COLOURED = 0.25;
    private static final double MOSTLY = 0.3;
    private static final double PALE = 0.72;
    private static final double BRIGHT = 0.68;
    private static final double DIM = 0.3;

    private Looks() {}

    public static Look of(Mat photo) {
        Thumbnail t = Thumbnail.of(photo, Sky.REGION_PX);
        boolean sky = SkyRegion.of(t).sure();
        boolean green = Grass.plan(photo).isPresent();
        double[] hues = new double[HUES.length];
        double light = 0;
        double white = 0;
        for (int i = 0; i < t.count(); i++) {
            double r = Math.sqrt(t.red()[i]);
            double g = Math.sqrt(t.green()[i]);
            double b = Math.sqrt(t.blue()[i]);
            double top = Math.max(r, Math.max(g, b));
            double bottom = Math.min(r, Math.min(g, b));
            light += t.brightness(i) / t.count();
            if (top > 0 && (top - bottom) / top > COLOURED) {
                hues[(int) (Grass.hue(r, g, b, top, bottom) / HUE_DEGREES) % HUES.length] += 1.0 / t.count();
            } else if (t.brightness(i) > PALE) {
                white += 1.0 / t.count();
            }
        }
        return new Look(sky || green, sky, light > BRIGHT ? "bright" : light < DIM ? "dim" : "", colour(hues, white));
    }

    private static String colour(double[] hues, double white) {
        int most = 0;
        for (int i = 1; i < hues.length; i++) {
            most = hues[i] > hues[most] ? i : most;
        }
        if (white > MOSTLY && white > hues[most]) {
            return "white";
        }
        return hues[most] > MOSTLY ? HUES[most] : "";
    }
}
