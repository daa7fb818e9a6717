package org.leadnest.retouch.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.TestPhotos;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.intake.Pixels;

class PressTests {
    private static final int WIDTH_PX = 331;
    private static final int HEIGHT_PX = 467;
    private static final byte[] DARK =
            TestPhotos.jpeg(TestPhotos.tinted(TestPhotos.room(WIDTH_PX, HEIGHT_PX), 0.4, 0.36, 0.3));
    private static final Recipe.Operation LIGHT = Gains.against(0.2, -0.2).operation();
    private static final Recipe.Operation TONE = new Recipe.Operation(Suggestion.OPERATION, Map.of("share", 1.0));
    private static final Recipe.Operation TURN = new Upright(1.5, -3).operation();

    @ParameterizedTest
    @EnumSource(
            value = Delivery.class,
            names = {"FULL", "PRINT"})
    void printsInBandsWhatTheWholePictureWouldShow(Delivery delivery) {
        try (PointerScope scope = new PointerScope()) {
            Mat photo = photo();
            Recipe recipe = recipe(delivery, LIGHT, TONE);
            byte[] whole = Encoder.encode(Renderer.render(photo, recipe), delivery, OutputFormat.JPEG, 95);
            assertThat(decoded(Press.again(photo, recipe))).isEqualTo(decoded(whole));
        }
    }

    @Test
    void turnsInBandsWithoutASeam() {
        try (PointerScope scope = new PointerScope()) {
            Mat photo = photo();
            Recipe recipe = recipe(Delivery.FULL, TURN, LIGHT);
            byte[] whole = Encoder.encode(Renderer.render(photo, recipe), Delivery.FULL, OutputFormat.JPEG, 95);
            byte[] banded = decoded(Press.again(photo, recipe));
            byte[] asOne = decoded(whole);
            assertThat(banded).hasSameSizeAs(asOne);
            int largest = 0;
            for (int i = 0; i < banded.length; i++) {
                largest = Math.max(largest, Math.abs((banded[i] & 0xFF) - (asOne[i] & 0xFF)));
            }
            assertThat(largest).isLessThanOrEqualTo(12); // coordinates are rounded to 1/32 pixel from another origin
        }
    }

    @Test
    void printsTheSameBytesOnOneThreadAndOnMany() {
        try (PointerScope scope = new PointerScope()) {
            Mat photo = photo();
            Recipe recipe = recipe(Delivery.FULL, TURN, LIGHT, TONE);
            byte[] here = on(1, photo, recipe);
            assertThat(on(2, photo, recipe)).isEqualTo(here);
            assertThat(on(5, photo, recipe)).isEqualTo(here);
        }
    }

    private static byte[] on(int threads, Mat photo, Recipe recipe) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> Press.again(photo, recipe)).join();
        }
    }

    @Test
    void otherDecodersReadWhatIsPrintedInBands() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            byte[] file = Press.again(photo(), recipe(Delivery.FULL, LIGHT));
            var read = ImageIO.read(new ByteArrayInputStream(file));
            assertThat(read.getWidth()).isEqualTo(WIDTH_PX);
            assertThat(read.getHeight()).isEqualTo(HEIGHT_PX);
            assertThat(Arrays.equals(file, Press.again(photo(), recipe(Delivery.FULL))))
                    .isFalse();
        }
    }

    private static Mat photo() {
        return ((Intake.Photo) Intake.open(DARK)).bgr();
    }

    private static Recipe recipe(Delivery delivery, Recipe.Operation... operations) {
        return new Recipe(
                Retouch.ENGINE,
                List.of(operations),
                new Recipe.Output(delivery, OutputFormat.JPEG, WIDTH_PX, HEIGHT_PX, 95));
    }

    private static byte[] decoded(byte[] file) {
        try (PointerScope scope = new PointerScope()) {
            Mat encoded = new Mat(file);
            return Pixels.toArray(opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR));
        }
    }
}
