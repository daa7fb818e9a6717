package org.leadnest.retouch.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LightTests {
    private static final LightModel MODEL = LightModel.Shipped.MODEL;
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;

    @Test
    void everyModelHasFewerThanTenThousandWeights() {
        assertThat(weights(MODEL.color())).isLessThan(10_000);
        assertThat(weights(MODEL.colorTrust())).isLessThan(10_000);
        assertThat(weights(MODEL.toneTrust())).isLessThan(10_000);
        AreaNetwork tone = MODEL.tone();
        int tones = weights(tone.whole()) + weights(tone.local()) + weights(tone.second()) + weights(tone.output());
        assertThat(tones + tone.bias().length + tone.secondBias().length + tone.outputBias().length)
                .isLessThan(10_000);
    }

    private static int weights(SmallNetwork network) {
        int rows =
                Arrays.stream(network.hidden()).mapToInt(row -> row.length + 1).sum();
        return rows
                + Arrays.stream(network.output())
                        .mapToInt(row -> row.length + 1)
                        .sum();
    }

    private static int weights(float[][] rows) {
        return Arrays.stream(rows).mapToInt(row -> row.length).sum();
    }

    @Test
    void theModelIsReadAsItWasWritten() throws IOException {
        String text = MODEL.toText();
        assertThat(LightModel.read(new BufferedReader(new StringReader(text))).toText())
                .isEqualTo(text);
    }

    @Test
    void aPhotoWithoutLightOrWithoutAnythingElseHasNoCast() {
        for (int level : new int[] {0, 255}) {
            byte[] flat = new byte[WIDTH * HEIGHT * 3];
            Arrays.fill(flat, (byte) level);
            double[] features = ColorFeatures.of(Thumbnail.ofPixels(WIDTH, HEIGHT, flat));
            assertThat(features).hasSize(ColorFeatures.COUNT).containsOnly(0);
        }
    }

    @Test
    void aBrighterPlaceStaysBrighterThanADarkerOneBesideIt() {
        Thumbnail steps = steps();
        for (double share : new double[] {0.3, 1, 1.5}) {
            LightMaps maps = LightMaps.of(steps, MODEL.tone(), share);
            Thumbnail done = LightAndColor.of(Gains.NONE, maps).applied(steps);
            for (int x = 8; x < WIDTH; x += 8) {
                int right = HEIGHT / 2 * WIDTH + x;
                assertThat(done.brightness(right)).isGreaterThanOrEqualTo(done.brightness(right - 1) - 0.01f);
            }
        }
    }

    @Test
    void aShareOfNothingChangesNothing() {
        Thumbnail steps = steps();
        Thumbnail done = LightAndColor.of(Gains.NONE, LightMaps.of(steps, MODEL.tone(), 0))
                .applied(steps);
        for (int i = 0; i < steps.count(); i++) {
            assertThat(Srgb.encode(done.green()[i]) & 0xFF).isCloseTo(Srgb.encode(steps.green()[i]) & 0xFF, within(1));
        }
    }

    private static org.assertj.core.data.Offset<Integer> within(int levels) {
        return org.assertj.core.data.Offset.offset(levels);
    }

    /** Twelve grey bars from dark to bright, with a little texture. */
    private static Thumbnail steps() {
        byte[] bgr = new byte[WIDTH * HEIGHT * 3];
        Random random = new Random(3);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int level = 20 + i % WIDTH / 8 * 18 + random.nextInt(3);
            Arrays.fill(bgr, i * 3, i * 3 + 3, (byte) level);
        }
        return Thumbnail.ofPixels(WIDTH, HEIGHT, bgr);
    }
}
