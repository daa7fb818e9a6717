package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTests {
    private static final byte[] ROOM = TestPhotos.jpeg(TestPhotos.room(160, 120));

    private static Retouched plain(byte[] file) {
        return Retouch.plain(file, Delivery.FULL, OutputFormat.PNG);
    }

    private static RefusalReason refusal(byte[] file) {
        return plain(file) instanceof Retouched.Refused refused ? refused.reason() : fail(file);
    }

    private static RefusalReason fail(byte[] file) {
        throw new AssertionError("a file of " + file.length + " bytes was not refused");
    }

    /** Where the red corner, stored top left, belongs by CIPA DC-008 and how the picture lies. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void turnsThePhotoUprightOnce(int orientation, int right, int low) {
        BufferedImage stored = new BufferedImage(96, 64, BufferedImage.TYPE_3BYTE_BGR);
        stored.getGraphics().fillRect(0, 0, 96, 64);
        for (int i = 0; i < 24 * 24; i++) {
            stored.setRGB(i % 24, i / 24, 0xFF0000);
        }
        BufferedImage shown = TestPhotos.decoded(plain(TestPhotos.withExif(TestPhotos.jpeg(stored), orientation)));
        assertThat(shown.getWidth()).isEqualTo(orientation < 5 ? 96 : 64);
        Color corner =
                new Color(shown.getRGB(right == 1 ? shown.getWidth() - 8 : 8, low == 1 ? shown.getHeight() - 8 : 8));
        assertThat(corner.getRed()).isGreaterThan(200);
        assertThat(corner.getGreen()).isLessThan(60);
    }

    @Test
    void removesEverythingThatTheCameraWrote() {
        byte[] original = TestPhotos.withExif(ROOM, 1);
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).contains("GpsCamMaker");
        for (OutputFormat format : OutputFormat.values()) {
            byte[] out = TestPhotos.image(
                            Retouch.enhance(original, EnhanceOptions.defaults().withFormat(format)))
                    .bytes();
            assertThat(new String(out, StandardCharsets.ISO_8859_1))
                    .doesNotContain("GpsCamMaker")
                    .doesNotContain("Exif")
                    .doesNotContain("EXIF");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsInksWithAndWithoutAdobesMarker(boolean adobe) {
        byte[] file = TestPhotos.cmykJpeg(32, 32, new int[] {0, 255, 255, 0}, adobe);
        Color red = new Color(TestPhotos.decoded(plain(file)).getRGB(16, 16));
        assertThat(red.getRed()).isGreaterThan(240);
        assertThat(red.getGreen()).isLessThan(15);
        assertThat(red.getBlue()).isLessThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void readsSixteenBits(String format) {
        byte[] file = TestPhotos.encoded(TestPhotos.sixteenBitRgb(20, 10, 65535, 32896, 257), format);
        assertThat(TestPhotos.decoded(plain(file)).getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFF8001);
    }

    @Test
    void convertsAnEmbeddedProfileToSrgb() {
        BufferedImage grey = new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR);
        Arrays.fill(((java.awt.image.DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 55);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteBuffer segment = ByteBuffer.allocate(profile.length + 14);
        segment.put("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 1)
                .put((byte) 1)
                .put(profile);
        byte[] file = TestPhotos.withSegment(TestPhotos.jpeg(grey), 0xE2, segment.array());
        // linear 55/255 is 0.2157, and sRGB writes that as 128
        Color shown = new Color(TestPhotos.decoded(plain(file)).getRGB(10, 10));
        assertThat(shown.getRed()).isBetween(127, 129);
        assertThat(shown.getBlue()).isBetween(127, 129);
    }

    @Test
    void laysTransparencyOnWhite() {
        BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        BufferedImage shown = TestPhotos.decoded(plain(TestPhotos.encoded(clear, "png")));
        assertThat(shown.getRGB(4, 4) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void keepsGreyAsBrightAsItIs() {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((java.awt.image.DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);
        for (String format : new String[] {"png", "tiff", "jpeg"}) {
            Color shown = new Color(
                    TestPhotos.decoded(plain(TestPhotos.encoded(grey, format))).getRGB(4, 4));
            assertThat(shown.getGreen()).as(format).isBetween(99, 101);
        }
    }

    @Property(tries = 60)
    void refusesATruncatedJpeg(@ForAll @IntRange(min = 4, max = 99) int percent) {
        byte[] cut = Arrays.copyOf(ROOM, ROOM.length * percent / 100);
        assertThat(refusal(cut)).isEqualTo(RefusalReason.TRUNCATED);
    }

    @Property(tries = 40)
    void refusesATruncatedPng(@ForAll @IntRange(min = 10, max = 99) int percent) {
        byte[] png = TestPhotos.encoded(TestPhotos.room(64, 48), "png");
        byte[] cut = Arrays.copyOf(png, png.length * percent / 100);
        assertThat(refusal(cut)).isEqualTo(RefusalReason.TRUNCATED);
    }

    @Test
    void refusesABombByItsHeader() {
        byte[] png = TestPhotos.encoded(TestPhotos.room(8, 8), "png");
        assertThat(refusal(saying(png, 60_000, 60_000))).isEqualTo(RefusalReason.TOO_MANY_PIXELS);
        assertThat(refusal(new byte[Retouch.MAX_BYTES + 1])).isEqualTo(RefusalReason.TOO_LARGE_FILE);
    }

    /** What the JDK's readers would unpack is bounded at 380 MB, at four samples a pixel where there may be colour. */
    @ParameterizedTest
    @CsvSource({
        "true, 7900, 6000, false", // 47.4 million pixels of four samples of two bytes: 379 MB
        "true, 8000, 6000, true", // 384 MB
        "false, 8000, 6000, false" // eight bits: the native decoder, which is bounded by the pixels alone
    })
    void refusesARareKindThatWouldUnpackToTooMuch(boolean rare, int widthPx, int heightPx, boolean refused) {
        byte[] png = TestPhotos.encoded(rare ? TestPhotos.sixteenBitRgb(8, 8, 1, 2, 3) : TestPhotos.room(8, 8), "png");
        Optional<Retouched.Refused> outcome = Retouch.judge(saying(png, widthPx, heightPx));
        assertThat(outcome.map(Retouched.Refused::reason))
                .isEqualTo(refused ? Optional.of(RefusalReason.TOO_MANY_PIXELS) : Optional.empty());
        outcome.ifPresent(why -> assertThat(why.message()).contains("8000×6000").contains("JPEG in RGB"));
    }

    /** The PNG with another size in its header. */
    private static byte[] saying(byte[] png, int widthPx, int heightPx) {
        ByteBuffer.wrap(png).putInt(16, widthPx).putInt(20, heightPx);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    @ParameterizedTest
    @CsvSource({
        "hello, NOT_AN_IMAGE",
        "'', NOT_AN_IMAGE",
        "GIF89a..., UNSUPPORTED",
        "....ftypheic...., UNSUPPORTED",
        "<svg></svg>, NOT_AN_IMAGE",
        "%PDF-1.7, UNSUPPORTED"
    })
    void saysWhatItExpected(String content, RefusalReason reason) {
        Retouched outcome = plain(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(outcome).isInstanceOfSatisfying(Retouched.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message()).contains("JPEG");
        });
    }

    @Property(tries = 150)
    void survivesAnyDamage(@ForAll long seed, @ForAll @IntRange(max = 2) int kind) {
        String[] formats = {"jpeg", "png", "tiff"};
        byte[] file = TestPhotos.encoded(TestPhotos.room(48, 36), formats[kind]);
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        assertThat(Retouch.enhance(file, EnhanceOptions.defaults())).isNotNull();
    }
}
