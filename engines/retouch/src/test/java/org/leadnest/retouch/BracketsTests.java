package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BracketsTests {
    private static final BufferedImage ROOM = TestPhotos.room(320, 240);
    private static final BufferedImage OTHER_ROOM = turned(ROOM);

    @Test
    void findsTheFramesOfABracketWhateverTheirOrder() {
        List<byte[]> files = List.of(
                frame(ROOM, 1.6, "10:00:02", 15),
                frame(OTHER_ROOM, 1, "09:00:00", 60),
                frame(ROOM, 1, "10:00:00", 60),
                frame(ROOM, 0.5, "10:00:01", 240));
        assertThat(Brackets.among(files)).containsExactly(List.of(2, 3, 0));
    }

    @Test
    void tellsTwoBracketsApartThatWereShotWithoutAPause() {
        List<byte[]> files = List.of(
                frame(ROOM, 0.5, "10:00:00", 240),
                frame(ROOM, 1, "10:00:00", 60),
                frame(ROOM, 1.5, "10:00:01", 15),
                frame(OTHER_ROOM, 0.5, "10:00:03", 240),
                frame(OTHER_ROOM, 1, "10:00:03", 60),
                frame(OTHER_ROOM, 1.5, "10:00:04", 15));
        assertThat(Brackets.among(files)).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5));
    }

    @Test
    void leavesAloneWhatWasTakenMinutesApart() {
        List<byte[]> files = List.of(
                frame(ROOM, 0.5, "10:00:00", 240), frame(ROOM, 1, "10:01:00", 60), frame(ROOM, 1.5, "10:02:00", 15));
        assertThat(Brackets.among(files)).isEmpty();
    }

    @Test
    void leavesAloneABurstOfOneExposure() {
        List<byte[]> files =
                List.of(frame(ROOM, 1, "10:00:00", 60), frame(ROOM, 1, "10:00:00", 60), frame(ROOM, 1, "10:00:01", 60));
        assertThat(Brackets.among(files)).isEmpty();
    }

    @Test
    void leavesAloneFramesOfSeveralScenes() {
        List<byte[]> files = List.of(
                frame(ROOM, 0.5, "10:00:00", 240),
                frame(OTHER_ROOM, 1, "10:00:02", 60),
                frame(ROOM, 1.5, "10:00:04", 15));
        assertThat(Brackets.among(files)).isEmpty();
    }

    @Test
    void leavesAloneFilesWithoutAClockAndWhatIsNoPhoto() {
        byte[] silent = TestPhotos.jpeg(ROOM);
        assertThat(Brackets.among(List.of(silent, silent, silent, new byte[0], new byte[] {1, 2, 3})))
                .isEmpty();
    }

    @Test
    void survivesBrokenHeaders() {
        byte[] good = frame(ROOM, 1, "10:00:00", 60);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] broken = good.clone();
            for (int hits = 0; hits < 3; hits++) {
                broken[2 + random.nextInt(160)] = (byte) random.nextInt();
            }
            assertThat(Brackets.among(List.of(broken))).isEmpty();
        }
    }

    private static byte[] frame(BufferedImage scene, double factor, String clock, int perSecond) {
        byte[] jpeg = TestPhotos.jpeg(TestPhotos.tinted(scene, factor, factor, factor));
        ByteBuffer exif = ByteBuffer.allocate(160);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        entry(exif, 0x0110, 2, 6, 38);
        entry(exif, 0x8769, 4, 1, 44);
        exif.putInt(0);
        exif.put("Cam-1\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 3);
        entry(exif, 0x829A, 5, 1, 86);
        entry(exif, 0x8827, 3, 1, 200 << 16);
        entry(exif, 0x9003, 2, 20, 94);
        exif.putInt(0);
        exif.putInt(1).putInt(perSecond);
        exif.put(("2026:05:04 " + clock + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return TestPhotos.withSegment(jpeg, 0xE1, java.util.Arrays.copyOf(exif.array(), exif.position()));
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static BufferedImage turned(BufferedImage photo) {
        BufferedImage out = new BufferedImage(photo.getWidth(), photo.getHeight(), photo.getType());
        out.createGraphics()
                .drawImage(photo, photo.getWidth(), photo.getHeight(), -photo.getWidth(), -photo.getHeight(), null);
        return out;
    }
}
