package org.leadnest.retouch.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.retouch.Stage;
import org.leadnest.retouch.TestPhotos;

class LensTests {
    private static final EnhanceOptions LINES = EnhanceOptions.defaults()
            .withFormat(OutputFormat.PNG)
            .withOff(Set.of(Stage.WHITE_BALANCE, Stage.TONE, Stage.DENOISE, Stage.SHARPEN));

    private static Lens found(Mat photo) {
        return Straightness.find(Shrink.quickly(photo, Overview.EDGE_PX));
    }

    @ParameterizedTest
    @CsvSource({
        "GRID, -0.03", "GRID, 0.02", "GRID, -0.012",
        "BOARDS, -0.03", "BOARDS, 0.02", "BOARDS, -0.012",
        "ROOM, -0.03", "ROOM, 0.02", "ROOM, -0.015"
    })
    void findsMoreThanHalfOfWhatTheLensBends(BentScene scene, double corner) {
        try (PointerScope scope = new PointerScope()) {
            assertThat(found(scene.bent(corner)).k1()).isCloseTo(corner, within(Math.abs(corner) / 2));
        }
    }

    @ParameterizedTest
    @EnumSource(BentScene.class)
    void leavesStraightLinesAlone(BentScene scene) {
        try (PointerScope scope = new PointerScope()) {
            assertThat(found(scene.straight())).isEqualTo(Lens.NONE);
            assertThat(found(scene.bent(0.002))).isEqualTo(Lens.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(BentScene.class)
    void leavesAStrongLensAlone(BentScene scene) {
        try (PointerScope scope = new PointerScope()) {
            assertThat(found(scene.bent(-0.09))).isEqualTo(Lens.NONE);
        }
    }

    @Test
    void doesNotTakeArchesForALens() {
        try (PointerScope scope = new PointerScope()) {
            Mat arches = new Mat(600, 900, CV_8UC3, Scalar.all(210));
            for (int i = 0; i < 8; i++) { // all bent alike, upwards
                ellipse(
                        arches,
                        new Point(450, 1500 + 55 * i),
                        new Size(1440, 1440),
                        0,
                        255,
                        285,
                        Scalar.all(40 + 10 * i),
                        5,
                        16,
                        0);
            }
            assertThat(found(arches)).isEqualTo(Lens.NONE);
        }
    }

    @Test
    void straightensALineInTheFinishedPicture() {
        try (PointerScope scope = new PointerScope()) {
            for (double corner : new double[] {-0.03, 0.025}) {
                byte[] photo = jpeg(BentScene.GRID.bent(corner));
                double before = bow(BentScene.opened(photo));
                Retouched.Image made = (Retouched.Image) Retouch.enhance(photo, LINES);
                assertThat(made.recipe().operation(Lens.OPERATION)).isPresent();
                assertThat(made.widthPx()).isEqualTo(BentScene.WIDTH);
                assertThat(before).isGreaterThan(4);
                assertThat(bow(BentScene.opened(made.bytes()))).isLessThan(before / 4);
            }
        }
    }

    /** How far the middle of the grid's uppermost line is from a line through its ends, in pixels. */
    private static double bow(Mat grid) {
        double left = darkest(grid, BentScene.WIDTH / 16);
        double middle = darkest(grid, BentScene.WIDTH * 9 / 16);
        double right = darkest(grid, BentScene.WIDTH * 15 / 16);
        return Math.abs(middle - left - (right - left) * 8 / 14);
    }

    private static double darkest(Mat grid, int column) {
        ByteBuffer levels = grid.createBuffer();
        double sum = 0;
        double weights = 0;
        for (int y = 60; y < 240; y++) {
            int dark = Math.max(0, 150 - (levels.get((y * grid.cols() + column) * 3) & 0xFF));
            sum += dark * y;
            weights += dark;
        }
        return sum / weights;
    }

    private static byte[] jpeg(Mat photo) {
        return Encoder.encode(photo, Delivery.FULL, OutputFormat.JPEG, 95);
    }

    @Test
    void leavesAGoodPhotoBitForBit() {
        try (PointerScope scope = new PointerScope()) {
            byte[] photo = jpeg(BentScene.ROOM.straight());
            Retouched.Image made = (Retouched.Image) Retouch.enhance(photo, LINES);
            assertThat(made.recipe().operations()).isEmpty();
        }
    }

    @Test
    void isOneWarpWithTheTurnAndCanBeSwitchedOff() {
        try (PointerScope scope = new PointerScope()) {
            Mat leaning = new Warp(new Upright(-2, 0), Lens.NONE)
                    .whole(BentScene.GRID.straight(), new Sizing(BentScene.WIDTH, BentScene.HEIGHT), INTER_LINEAR);
            byte[] photo = jpeg(BentScene.bent(leaning, squared -> 1 + 0.025 * squared));
            List<Retouched> made =
                    Retouch.enhance(photo, List.of(LINES, LINES.without(Stage.LENS), LINES.without(Stage.VERTICALS)));
            assertThat(names(made.get(0))).containsExactly(Lens.OPERATION, Upright.OPERATION);
            assertThat(names(made.get(1))).containsExactly(Upright.OPERATION);
            assertThat(names(made.get(2))).containsExactly(Lens.OPERATION);
            Recipe recipe = ((Retouched.Image) made.getFirst()).recipe();
            Upright turn = Upright.of(recipe).orElseThrow();
            assertThat(turn.rollDegrees()).isCloseTo(2, within(0.4));
            assertThat(turn.crop(BentScene.WIDTH, BentScene.HEIGHT, Lens.of(recipe))
                            .kept())
                    .isGreaterThanOrEqualTo(Upright.LEAST_KEPT);
            assertThat(((Retouched.Image) Retouch.rebuild(photo, Recipe.parse(recipe.toJson()))).bytes())
                    .isEqualTo(((Retouched.Image) made.getFirst()).bytes());
        }
    }

    private static List<String> names(Retouched made) {
        return ((Retouched.Image) made)
                .recipe().operations().stream().map(Recipe.Operation::name).toList();
    }

    @Test
    void givesTheSameBytesWithOneThreadAndTwo() {
        try (PointerScope scope = new PointerScope()) {
            byte[] photo = jpeg(BentScene.ROOM.bent(-0.025));
            EnhanceOptions options = EnhanceOptions.defaults();
            byte[] two = ((Retouched.Image) Retouch.enhance(photo, options)).bytes();
            int threads = opencv_core.getNumThreads();
            opencv_core.setNumThreads(1);
            try {
                Retouched.Image one = (Retouched.Image) Retouch.enhance(photo, options);
                assertThat(one.recipe().operation(Lens.OPERATION)).isPresent();
                assertThat(one.bytes()).isEqualTo(two);
            } finally {
                opencv_core.setNumThreads(threads);
            }
        }
    }

    @Test
    void printsInBandsWhatTheWholePictureShows() {
        try (PointerScope scope = new PointerScope()) {
            Mat photo = BentScene.opened(TestPhotos.jpeg(TestPhotos.room(467, 331)));
            Warp warp = new Warp(new Upright(1.5, -3), new Lens(-0.03));
            Mat whole = warp.whole(photo, new Sizing(467, 331), INTER_CUBIC);
            ByteBuffer all = whole.createBuffer();
            ByteBuffer band = Renderer.warpedBand(photo, warp, 96, 32).createBuffer();
            int differing = 0;
            for (int i = 0; i < 32 * 467 * 3; i++) {
                differing += Math.abs((band.get(i) & 0xFF) - (all.get(96 * 467 * 3 + i) & 0xFF)) > 3 ? 1 : 0;
            }
            assertThat(differing).isZero();
        }
    }

    @Property(tries = 300)
    void keepsTheFrameFilledAndMostOfIt(
            @ForAll @DoubleRange(min = -Lens.LARGEST, max = Lens.LARGEST) double k1,
            @ForAll @DoubleRange(min = -2, max = 2) double roll,
            @ForAll @DoubleRange(min = 0.5, max = 2) double shape) {
        Lens lens = new Lens(k1);
        Upright turn = new Upright(roll, 0);
        int width = (int) (1000 * shape);
        double[] m = turn.pixelMatrix(width, 1000, width, 1000, lens);
        double unit = 4 / (width * (double) width + 1000 * 1000.0);
        for (int place = 0; place < 40; place++) {
            double along = place % 10 / 9.0;
            double x = place < 20 ? along * (width - 1) : place < 30 ? 0 : width - 1;
            double y = place < 10 ? 0 : place < 20 ? 999 : along * 999;
            double w = m[6] * x + m[7] * y + m[8];
            double dx = (m[0] * x + m[1] * y + m[2]) / w - (width - 1) / 2.0;
            double dy = (m[3] * x + m[4] * y + m[5]) / w - 999 / 2.0;
            double factor = lens.seen((dx * dx + dy * dy) * unit);
            assertThat(dx * factor).isBetween(-width / 2.0 - 1, width / 2.0 + 1);
            assertThat(dy * factor).isBetween(-501.0, 501.0);
        }
        assertThat(Upright.NONE.crop(width, 1000, lens).kept()).isBetween(Upright.LEAST_KEPT, 1.0001);
    }

    @Property
    void putsBackWhatItMoves(
            @ForAll @DoubleRange(min = -Lens.LARGEST, max = Lens.LARGEST) double k1,
            @ForAll @DoubleRange(min = 0, max = 1) double radius) {
        Lens lens = new Lens(k1);
        double straight = radius * lens.straight(radius * radius);
        assertThat(straight * lens.seen(straight * straight)).isCloseTo(radius, within(1e-9));
    }

    @Test
    void refusesAStrongLensInARecipe() {
        assertThatThrownBy(() -> new Lens(0.05)).hasMessageContaining("between -0.04 and 0.04");
        assertThatThrownBy(() -> new Lens(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
