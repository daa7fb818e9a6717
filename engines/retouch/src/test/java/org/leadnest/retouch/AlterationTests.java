package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlterationTests {
    private static final BufferedImage HOUSE = house(640, 480);
    private static final byte[] FILE = TestPhotos.jpeg(HOUSE);
    private static final EnhanceOptions PLAIN =
            new EnhanceOptions(Delivery.FULL, OutputFormat.PNG, EnumSet.allOf(Stage.class), 1);

    /** A white house under a blue sky, behind a lawn of straw. */
    private static BufferedImage house(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            int pale = 70 * y / height;
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, new Color(110 + pale, 165 + pale, 235).getRGB());
            }
        }
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(205, 196, 184));
        g.fillRect(width / 5, height * 2 / 5, width * 3 / 5, height * 3 / 10);
        g.setColor(new Color(96, 52, 44));
        g.fillRect(width / 5, height * 7 / 20, width * 3 / 5, height / 12);
        g.dispose();
        Random random = new Random(5);
        for (int y = height * 7 / 10; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int jitter = random.nextInt(50) - 25;
                image.setRGB(x, y, new Color(152 + jitter, 142 + jitter, 74 + jitter).getRGB());
            }
        }
        return image;
    }

    @Test
    void nothingIsAlteredUnlessAskedFor() {
        assertThat(TestPhotos.image(Retouch.enhance(FILE, EnhanceOptions.defaults()))
                        .recipe()
                        .operations())
                .noneMatch(o -> Alterations.OPERATIONS.contains(o.name()));
    }

    @Test
    void replacesTheSkyAndLeavesTheHouse() {
        Retouched.Image made = altered(FILE, new Alterations(true, false, false, List.of()));
        BufferedImage after = TestPhotos.decoded(made);
        BufferedImage before = TestPhotos.decoded(Retouch.enhance(FILE, PLAIN));
        assertThat(made.recipe().operation(Alterations.SKY)).isPresent();
        assertThat(difference(before, after, 0, 0, 640, 150)).isGreaterThan(8);
        assertThat(difference(before, after, 140, 215, 360, 110)).isLessThan(0.5);
        assertThat(difference(before, after, 0, 345, 640, 130)).isLessThan(0.5);
        assertRebuilds(FILE, made);
    }

    @Test
    void aRoomHasNoSkyAndNoLawn() {
        byte[] room = TestPhotos.jpeg(TestPhotos.room(640, 480));
        Retouched.Image made = altered(room, new Alterations(true, true, false, List.of()));
        assertThat(made.recipe().operations()).isEmpty();
    }

    @Test
    void makesTheLawnGreenAndNothingElse() {
        Retouched.Image made = altered(FILE, new Alterations(false, true, false, List.of()));
        BufferedImage after = TestPhotos.decoded(made);
        BufferedImage before = TestPhotos.decoded(Retouch.enhance(FILE, PLAIN));
        int lawn = mean(after, 100, 420, 300, 40);
        assertThat(lawn >> 8 & 0xFF).isGreaterThan((lawn >> 16 & 0xFF) + 10);
        assertThat(difference(before, after, 0, 0, 640, 300)).isLessThan(0.5);
        assertRebuilds(FILE, made);
    }

    @Test
    void veilsOnlyTheMarkedPart() {
        byte[] room = TestPhotos.jpeg(TestPhotos.room(640, 480));
        BufferedImage before = TestPhotos.decoded(Retouch.enhance(room, PLAIN));
        Retouched.Image made =
                altered(room, new Alterations(false, false, false, List.of(new Alterations.Box(0.4, 0.45, 0.5, 0.4))));
        BufferedImage after = TestPhotos.decoded(made);
        assertThat(difference(before, after, 256, 216, 320, 192)).isGreaterThan(3);
        assertThat(difference(before, after, 0, 0, 640, 215)).isZero();
        assertRebuilds(room, made);
        assertThatThrownBy(() -> new Alterations.Box(0.9, 0, 0.2, 0.1)).hasMessageContaining("inside");
    }

    @Test
    void twiceThePixelsAverageToThePhoto() {
        byte[] room = TestPhotos.jpeg(TestPhotos.room(320, 240));
        Retouched.Image made = altered(room, new Alterations(false, false, true, List.of()));
        assertThat(made.widthPx()).isEqualTo(640);
        BufferedImage large = TestPhotos.decoded(made);
        BufferedImage mean = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                mean.setRGB(x, y, mean(large, 2 * x, 2 * y, 2, 2));
            }
        }
        assertThat(TestPhotos.psnr(TestPhotos.decoded(Retouch.enhance(room, PLAIN)), mean))
                .isGreaterThan(40);
        assertRebuilds(room, made);
    }

    @Test
    void warmthMovesRedAgainstBlueAndKeepsBrightness() {
        int plain = mean(TestPhotos.decoded(Retouch.enhance(FILE, PLAIN)), 140, 215, 360, 110);
        int warm = mean(TestPhotos.decoded(Retouch.enhance(FILE, PLAIN.withWarmth(0.5))), 140, 215, 360, 110);
        int cool = mean(TestPhotos.decoded(Retouch.enhance(FILE, PLAIN.withWarmth(-0.5))), 140, 215, 360, 110);
        assertThat(redOverBlue(warm)).isGreaterThan(redOverBlue(plain) + 8);
        assertThat(redOverBlue(cool)).isLessThan(redOverBlue(plain) - 8);
    }

    @Test
    void cutsForPostsHaveTheirShapeAndHoldWhatIsToBeSeen() {
        BufferedImage wall = new BufferedImage(1600, 900, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = wall.createGraphics();
        g.setColor(new Color(206, 204, 200));
        g.fillRect(0, 0, 1600, 900);
        g.setColor(new Color(150, 20, 20));
        g.fillRect(1300, 300, 220, 400);
        g.dispose();
        byte[] file = TestPhotos.jpeg(wall);
        Retouched.Image square = TestPhotos.image(Retouch.enhance(file, PLAIN.withDelivery(Delivery.SQUARE)));
        assertThat(square.widthPx()).isEqualTo(900).isEqualTo(square.heightPx());
        BufferedImage cut = TestPhotos.decoded(square);
        long red = 0;
        for (int x = 0; x < 900; x++) {
            red += (cut.getRGB(x, 500) >> 8 & 0xFF) < 90 ? 1 : 0;
        }
        assertThat(red).isBetween(215L, 225L);
        assertRebuilds(file, square);
        Retouched.Image wide = TestPhotos.image(Retouch.enhance(file, PLAIN.withDelivery(Delivery.WIDE)));
        assertThat(wide.widthPx()).isEqualTo(1200);
        assertThat(wide.heightPx()).isEqualTo(630);
        assertThat(TestPhotos.image(
                                Retouch.enhance(file, EnhanceOptions.defaults().withDelivery(Delivery.PORTRAIT)))
                        .widthPx())
                .isEqualTo(720);
    }

    private static Retouched.Image altered(byte[] file, Alterations alterations) {
        return TestPhotos.image(Retouch.enhance(file, PLAIN.withAlterations(alterations)));
    }

    private static void assertRebuilds(byte[] file, Retouched.Image made) {
        Recipe recipe = Recipe.parse(made.recipe().toJson());
        assertThat(TestPhotos.image(Retouch.rebuild(file, recipe)).bytes()).isEqualTo(made.bytes());
    }

    private static int redOverBlue(int rgb) {
        return (rgb >> 16 & 0xFF) - (rgb & 0xFF);
    }

    private static int mean(BufferedImage image, int left, int top, int width, int height) {
        long[] sums = new long[3];
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                for (int c = 0; c < 3; c++) {
                    sums[c] += image.getRGB(x, y) >> 16 - 8 * c & 0xFF;
                }
            }
        }
        long n = (long) width * height;
        return (int) (sums[0] / n << 16 | sums[1] / n << 8 | sums[2] / n);
    }

    /** Mean distance of the channels, in levels. */
    private static double difference(BufferedImage a, BufferedImage b, int left, int top, int width, int height) {
        double sum = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * width * height);
    }
}
