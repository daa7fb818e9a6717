package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetouchTests {
    private static final BufferedImage ROOM = TestPhotos.room(640, 480);
    private static final byte[] GOOD = TestPhotos.jpeg(ROOM);
    private static final byte[] DARK = TestPhotos.jpeg(TestPhotos.tinted(ROOM, 0.35, 0.35, 0.35));
    private static final byte[] WARM = TestPhotos.jpeg(TestPhotos.tinted(ROOM, 1, 0.82, 0.6));
    private static final EnhanceOptions PNG = EnhanceOptions.defaults().withFormat(OutputFormat.PNG);

    @Test
    void leavesAGoodPhotoAsItIs() {
        assertThat(TestPhotos.psnr(ROOM, TestPhotos.decoded(Retouch.enhance(GOOD, PNG))))
                .isGreaterThan(32);
    }

    @Test
    void brightensADarkRoom() {
        BufferedImage before = TestPhotos.decoded(Retouch.plain(DARK, Delivery.FULL, OutputFormat.PNG));
        BufferedImage after = TestPhotos.decoded(Retouch.enhance(DARK, PNG));
        assertThat(TestPhotos.psnr(ROOM, after)).isGreaterThan(TestPhotos.psnr(ROOM, before) + 4);
    }

    @Test
    void coolsAWarmRoom() {
        BufferedImage before = TestPhotos.decoded(Retouch.plain(WARM, Delivery.FULL, OutputFormat.PNG));
        BufferedImage after = TestPhotos.decoded(Retouch.enhance(WARM, PNG));
        assertThat(TestPhotos.psnr(ROOM, after)).isGreaterThan(TestPhotos.psnr(ROOM, before) + 1);
    }

    @Test
    void lightsARoomAgainstTheLightMoreThanItsWindow() {
        BufferedImage backlit = TestPhotos.tinted(ROOM, 0.4, 0.4, 0.4);
        backlit.getGraphics().drawImage(ROOM.getSubimage(80, 120, 160, 160), 80, 120, null);
        BufferedImage after = TestPhotos.decoded(Retouch.enhance(TestPhotos.jpeg(backlit), PNG));
        assertThat(level(after, 560, 100)).isGreaterThan(level(backlit, 560, 100) * 5 / 4);
        assertThat(level(after, 160, 200)).isGreaterThan(225);
    }

    private static int level(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 255;
    }

    @Test
    void doesNothingAtStrengthZero() {
        byte[] plain = TestPhotos.image(Retouch.plain(WARM, Delivery.FULL, OutputFormat.PNG))
                .bytes();
        Retouched.Image image = TestPhotos.image(
                Retouch.enhance(WARM, PNG.withStrength(0).without(Stage.LENS).without(Stage.VERTICALS)));
        assertThat(image.bytes()).isEqualTo(plain);
        assertThat(image.recipe().operations()).isEmpty();
    }

    @Test
    void leavesOutTheStagesThatAreOff() {
        Retouched.Image image = TestPhotos.image(Retouch.enhance(WARM, PNG.withOff(Set.of(Stage.values()))));
        assertThat(image.recipe().operations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void rebuildsARenditionBitForBit(Delivery delivery) {
        for (OutputFormat format : OutputFormat.values()) {
            Retouched.Image made = TestPhotos.image(Retouch.enhance(
                    DARK, EnhanceOptions.defaults().withDelivery(delivery).withFormat(format)));
            Recipe recipe = Recipe.parse(made.recipe().toJson());
            assertThat(recipe).isEqualTo(made.recipe());
            assertThat(TestPhotos.image(Retouch.rebuild(DARK, recipe)).bytes()).isEqualTo(made.bytes());
        }
    }

    @Test
    void givesTheSameBytesWithOneThreadAndTwo() {
        byte[] two = TestPhotos.image(Retouch.enhance(DARK, PNG)).bytes();
        int threads = opencv_core.getNumThreads();
        opencv_core.setNumThreads(1);
        try {
            assertThat(TestPhotos.image(Retouch.enhance(DARK, PNG)).bytes()).isEqualTo(two);
        } finally {
            opencv_core.setNumThreads(threads);
        }
    }

    @Test
    void makesSeveralRenditionsAsIfEachWereAlone() {
        EnhanceOptions web = EnhanceOptions.defaults().withDelivery(Delivery.THUMBNAIL);
        List<Retouched> both = Retouch.enhance(DARK, List.of(web, PNG));
        assertThat(TestPhotos.image(both.get(0)).bytes())
                .isEqualTo(TestPhotos.image(Retouch.enhance(DARK, web)).bytes());
        assertThat(TestPhotos.image(both.get(1)).bytes())
                .isEqualTo(TestPhotos.image(Retouch.enhance(DARK, PNG)).bytes());
    }

    @Test
    void deliversInsideTheFrameAndNeverEnlarges() {
        byte[] large = TestPhotos.jpeg(TestPhotos.room(3000, 2000));
        Retouched.Image mls = TestPhotos.image(
                Retouch.enhance(large, EnhanceOptions.defaults().withDelivery(Delivery.MLS)));
        assertThat(mls.widthPx()).isEqualTo(2048);
        assertThat(mls.heightPx()).isEqualTo(1365);
        assertThat(mls.bytes().length).isLessThanOrEqualTo(Delivery.MLS_MAX_BYTES);
        assertThat(TestPhotos.decoded(mls).getWidth()).isEqualTo(2048);
        Retouched.Image small =
                TestPhotos.image(Retouch.enhance(GOOD, EnhanceOptions.defaults().withDelivery(Delivery.MLS)));
        assertThat(small.widthPx()).isEqualTo(640);
    }

    @Test
    void refusesARecipeOfAnotherEngineOrAnotherPhoto() {
        Recipe recipe = TestPhotos.image(Retouch.enhance(GOOD, PNG)).recipe();
        Recipe older = new Recipe("leadnest-retouch/0", recipe.operations(), recipe.output());
        assertThat(Retouch.rebuild(GOOD, older))
                .isInstanceOfSatisfying(
                        Retouched.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.RECIPE_MISMATCH));
        byte[] other = TestPhotos.jpeg(TestPhotos.room(100, 80));
        assertThat(Retouch.rebuild(other, recipe)).isInstanceOf(Retouched.Refused.class);
    }

    @Test
    void keepsAFlatPictureFlat() {
        BufferedImage flat = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int level : new int[] {0, 30, 128, 255}) {
            flat.getGraphics().setColor(new Color(level, level, level));
            assertThat(Retouch.enhance(TestPhotos.jpeg(flat), PNG)).isInstanceOf(Retouched.Image.class);
        }
    }
}
