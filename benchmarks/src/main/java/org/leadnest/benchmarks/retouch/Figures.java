package org.leadnest.benchmarks.retouch;

import org.leadnest.retouch.render.Srgb;
import org.leadnest.retouch.render.Thumbnail;

/** Distances between pictures. */
final class Figures {
    private static final double TO_THE_SEVENTH = Math.pow(25, 7);

    private Figures() {}

    /** Peak signal-to-noise ratio in decibels of encoded 8-bit values; 99 when they are the same. */
    static double psnr(Thumbnail seen, Picture good) {
        double mean = squaredError(seen, good);
        return mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }

    /** Mean squared error of encoded 8-bit values. */
    static double squaredError(Thumbnail seen, Picture good) {
        float[][] planes = {seen.red(), seen.green(), seen.blue()};
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < good.count(); i++) {
                double d = (Srgb.encode(planes[c][i]) & 0xFF) - (Srgb.encode(good.rgb()[c][i]) & 0xFF);
                sum += d * d;
            }
        }
        return sum / (3.0 * good.count());
    }

    /** The angle in degrees between grey and what a cast, as logarithms of red/green and blue/green, makes of it. */
    static double angle(double[] cast) {
        double r = Math.exp(cast[0]);
        double b = Math.exp(cast[1]);
        double cos = (r + 1 + b) / Math.sqrt(3 * (r * r + 1 + b * b));
        return Math.toDegrees(Math.acos(Math.min(1, cos)));
    }

    /** Mean CIEDE2000 (Sharma, Wu, Dalal, 2005) over every third pixel. */
    static double difference(Thumbnail seen, Picture good) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < good.count(); i += 3) {
            double[] one = lab(seen.red()[i], seen.green()[i], seen.blue()[i]);
            sum += difference(one, lab(good.rgb()[0][i], good.rgb()[1][i], good.rgb()[2][i]));
            count++;
        }
        return sum / count;
    }

    /** CIE L*a*b* of linear sRGB under D65. */
    static double[] lab(double r, double g, double b) {
        double x = bent((0.412453 * r + 0.357580 * g + 0.180423 * b) / 0.950456);
        double y = bent(0.212671 * r + 0.715160 * g + 0.072169 * b);
        double z = bent((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.088754);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bent(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }

    static double difference(double[] one, double[] two) {
        double chroma = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
        double stretch = 1.5 - 0.5 * Math.sqrt(Math.pow(chroma, 7) / (Math.pow(chroma, 7) + TO_THE_SEVENTH));
        double c1 = Math.hypot(one[1] * stretch, one[2]);
        double c2 = Math.hypot(two[1] * stretch, two[2]);
        double h1 = (Math.toDegrees(Math.atan2(one[2], one[1] * stretch)) + 360) % 360;
        double h2 = (Math.toDegrees(Math.atan2(two[2], two[1] * stretch)) + 360) % 360;
        double turn = c1 * c2 == 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
        double hue = c1 * c2 == 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
        double c = (c1 + c2) / 2;
        double off = Math.pow((one[0] + two[0]) / 2 - 50, 2);
        double lightness = (two[0] - one[0]) / (1 + 0.015 * off / Math.sqrt(20 + off));
        double colorfulness = (c2 - c1) / (1 + 0.045 * c);
        double hues = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn) / 2) / (1 + 0.015 * c * weight(hue));
        double rotation = -Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((hue - 275) / 25, 2))))
                * 2
                * Math.sqrt(Math.pow(c, 7) / (Math.pow(c, 7) + TO_THE_SEVENTH));
        double square = lightness * lightness + colorfulness * colorfulness + hues * hues;
        return Math.sqrt(Math.max(0, square + rotation * colorfulness * hues));
    }

    private static double weight(double hue) {
        return 1
                - 0.17 * Math.cos(Math.toRadians(hue - 30))
                + 0.24 * Math.cos(Math.toRadians(2 * hue))
                + 0.32 * Math.cos(Math.toRadians(3 * hue + 6))
                - 0.2 * Math.cos(Math.toRadians(4 * hue - 63));
    }
}
