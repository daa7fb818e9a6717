package org.leadnest.retouch.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.line;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerticalsTests {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    /** Twelve walls that a camera with this turn would see. */
    private static Mat walls(double roll, double pitch) {
        Mat picture = new Mat(HEIGHT, WIDTH, CV_8UC3, Scalar.all(210));
        Upright turn = new Upright(roll, pitch);
        double[] m = turn.pixelMatrix(WIDTH, HEIGHT, WIDTH, HEIGHT, Lens.NONE);
        for (int i = 1; i <= 12; i++) {
            double x = WIDTH * i / 13.0;
            line(picture, seen(m, x, HEIGHT * 0.1), seen(m, x, HEIGHT * 0.9), Scalar.all(40 + i * 5), 4, 16, 0);
        }
        return picture;
    }

    private static Point seen(double[] m, double x, double y) {
        double w = m[6] * x + m[7] * y + m[8];
        return new Point(
                (int) Math.round((m[0] * x + m[1] * y + m[2]) / w), (int) Math.round((m[3] * x + m[4] * y + m[5]) / w));
    }

    @ParameterizedTest
    @CsvSource({"2,0", "-3,0", "0,5", "0,-5", "1.5,3", "-2,-4"})
    void findsHowTheCameraWasHeld(double roll, double pitch) {
        try (PointerScope scope = new PointerScope()) {
            Upright found = Verticals.find(walls(roll, pitch), Lens.NONE).orElseThrow();
            assertThat(found.rollDegrees()).isCloseTo(roll, within(0.35));
            assertThat(found.pitchDegrees()).isCloseTo(pitch, within(1.0));
        }
    }

    @Test
    void leavesUprightWallsAlone() {
        try (PointerScope scope = new PointerScope()) {
            assertThat(Verticals.find(walls(0, 0), Lens.NONE)).isEmpty();
        }
    }

    @Test
    void refusesWhenNothingAgrees() {
        try (PointerScope scope = new PointerScope()) {
            Mat picture = new Mat(HEIGHT, WIDTH, CV_8UC3, Scalar.all(200));
            for (int i = 0; i < 12; i++) {
                int lean = (i * 37 % 13 - 6) * 25;
                line(
                        picture,
                        new Point(60 + 65 * i, 100),
                        new Point(60 + 65 * i + lean, 500),
                        Scalar.all(30),
                        3,
                        16,
                        0);
            }
            assertThat(Verticals.find(picture, Lens.NONE)).isEmpty();
        }
    }

    @Property(tries = 300)
    void keepsTheFrameFilledAndItsShape(
            @ForAll @DoubleRange(min = -7, max = 7) double roll,
            @ForAll @DoubleRange(min = -12, max = 12) double pitch,
            @ForAll @DoubleRange(min = 0.4, max = 2.5) double shape) {
        int width = (int) (1000 * shape);
        double[] m = new Upright(roll, pitch).pixelMatrix(width, 1000, width, 1000, Lens.NONE);
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 * (width - 1.0);
            double y = corner / 2 * 999.0;
            double w = m[6] * x + m[7] * y + m[8];
            assertThat((m[0] * x + m[1] * y + m[2]) / w).isBetween(-1.0, width + 0.0);
            assertThat((m[3] * x + m[4] * y + m[5]) / w).isBetween(-1.0, 1000.0);
        }
    }

    @Test
    void keepsMostOfTheFrame() {
        try (PointerScope scope = new PointerScope()) {
            Optional<Upright> found = Verticals.find(walls(5, 3), Lens.NONE);
            assertThat(found).isPresent();
            assertThat(found.orElseThrow().crop(WIDTH, HEIGHT, Lens.NONE).kept())
                    .isGreaterThanOrEqualTo(Upright.LEAST_KEPT);
        }
    }
}
