package org.leadnest.photos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** Files as people upload them, made here. */
public final class Pictures {
    /** What a camera writes beside the picture, and what must never come out again. */
    public static final String CAMERA = "SERIAL-4711";

    private Pictures() {}

    /** A somewhat dark room, {@code width} by {@code height}. */
    public static byte[] room(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(96, 88, 80));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(190, 196, 200));
        g.fillRect(width / 8, height / 4, width / 4, height / 3);
        g.setColor(new Color(52, 40, 30));
        g.fillRect(0, height * 3 / 4, width, height / 4);
        g.dispose();
        Random random = new Random(3);
        for (int dot = 0; dot < width * height / 20; dot++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), 0x554433 + random.nextInt(0x222222));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The same room with EXIF: orientation 6 (stored lying on its side), a camera's number and a GPS position. */
    public static byte[] roomWithExif(int width, int height) {
        byte[] plain = room(width, height);
        byte[] exif = exif();
        ByteBuffer file = ByteBuffer.allocate(plain.length + exif.length + 4);
        file.put(plain, 0, 2);
        file.putShort((short) 0xffe1).putShort((short) (exif.length + 2)).put(exif);
        file.put(plain, 2, plain.length - 2);
        return file.array();
    }

    private static byte[] exif() {
        byte[] camera = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 3 * 12 + 4 + camera.length + 2 + 2 * 12 + 4 + 24);
        tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int afterFirst = 8 + 2 + 3 * 12 + 4;
        int gps = afterFirst + camera.length;
        tiff.putShort((short) 3);
        entry(tiff, 0x0110, 2, camera.length, afterFirst);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).put(camera);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        entry(tiff, 2, 5, 3, gps + 2 + 2 * 12 + 4);
        tiff.putInt(0);
        tiff.putInt(27).putInt(1).putInt(57).putInt(1).putInt(4).putInt(1);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A lounge in perspective, with a window that begins at that share of its width, with or without a sofa. */
    public static byte[] lounge(double windowAt, boolean sofa) {
        int width = 1200;
        int height = 800;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(206, 200, 190));
        g.fillRect(0, 0, width, height);
        polygon(g, new Color(236, 233, 228), 0, 0, width, 0, 1000, 130, 200, 130);
        polygon(g, new Color(128, 96, 66), 0, height, width, height, 1000, 560, 200, 560);
        polygon(g, new Color(182, 174, 162), 0, 0, 200, 130, 200, 560, 0, height);
        polygon(g, new Color(168, 162, 152), width, 0, 1000, 130, 1000, 560, width, height);
        int left = (int) (windowAt * width);
        g.setColor(new Color(70, 66, 62));
        g.fillRect(left, 190, 240, 200);
        g.setColor(new Color(200, 224, 244));
        g.fillRect(left + 5, 195, 112, 190);
        g.fillRect(left + 123, 195, 112, 190);
        g.setColor(new Color(110, 78, 52));
        g.fillRect(800, 240, 130, 316);
        if (sofa) {
            g.setColor(new Color(60, 78, 104));
            g.fillRoundRect(300, 480, 330, 150, 20, 20);
        }
        g.dispose();
        return jpeg(image);
    }

    /** A dark car with a plate at about half of its width and two thirds of the height. */
    public static byte[] car() {
        BufferedImage image = new BufferedImage(1600, 1066, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(150, 150, 152));
        g.fillRect(0, 0, 1600, 1066);
        g.setColor(new Color(40, 46, 60));
        g.fillRoundRect(300, 300, 1000, 650, 80, 80);
        g.setColor(new Color(236, 238, 240));
        g.fillRect(720, 660, 180, 90);
        g.setColor(new Color(28, 36, 90));
        g.setFont(new java.awt.Font(java.awt.Font.SANS_SERIF, java.awt.Font.BOLD, 36));
        for (int i = 0; i < 6; i++) {
            g.drawString("K7RA42".substring(i, i + 1), 730 + i * 27, 718);
        }
        g.dispose();
        return jpeg(image);
    }

    private static void polygon(Graphics2D g, Color color, int... corners) {
        int[] x = new int[corners.length / 2];
        int[] y = new int[corners.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = corners[2 * i];
            y[i] = corners[2 * i + 1];
        }
        g.setColor(color);
        g.fillPolygon(x, y, x.length);
    }

    /** A house under a blue sky, behind a lawn of straw. */
    public static byte[] house(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(5);
        for (int y = 0; y < height; y++) {
            boolean lawn = y >= height * 7 / 10;
            int pale = 70 * y / height;
            for (int x = 0; x < width; x++) {
                int jitter = random.nextInt(50) - 25;
                Color lit = lawn
                        ? new Color(152 + jitter, 142 + jitter, 74 + jitter)
                        : new Color(110 + pale, 165 + pale, 235);
                image.setRGB(x, y, lit.getRGB());
            }
        }
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(205, 196, 184));
        g.fillRect(width / 5, height * 2 / 5, width * 3 / 5, height * 3 / 10);
        g.setColor(new Color(96, 52, 44));
        g.fillRect(width / 5, height * 7 / 20, width * 3 / 5, height / 12);
        g.dispose();
        return jpeg(image);
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** One exposure of the house: its light times {@code factor}, taken at that second after ten with that shutter. */
    public static byte[] exposure(double factor, int second, int perSecond) {
        BufferedImage lit;
        try {
            lit = ImageIO.read(new java.io.ByteArrayInputStream(house(400, 300)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (int y = 0; y < lit.getHeight(); y++) {
            for (int x = 0; x < lit.getWidth(); x++) {
                Color c = new Color(lit.getRGB(x, y));
                lit.setRGB(
                        x,
                        y,
                        new Color(
                                        (int) Math.min(255, c.getRed() * factor),
                                        (int) Math.min(255, c.getGreen() * factor),
                                        (int) Math.min(255, c.getBlue() * factor))
                                .getRGB());
            }
        }
        ByteBuffer exif = ByteBuffer.allocate(160);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        entry(exif, 0x0110, 2, 6, 38);
        entry(exif, 0x8769, 4, 1, 44);
        exif.putInt(0).put("Cam-1\0".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 3);
        entry(exif, 0x829A, 5, 1, 86);
        entry(exif, 0x8827, 3, 1, 200 << 16);
        entry(exif, 0x9003, 2, 20, 94);
        exif.putInt(0).putInt(1).putInt(perSecond);
        exif.put("2026:05:04 10:00:%02d\0".formatted(second).getBytes(StandardCharsets.ISO_8859_1));
        byte[] plain = jpeg(lit);
        int length = exif.position();
        ByteBuffer file = ByteBuffer.allocate(plain.length + length + 4);
        file.put(plain, 0, 2).putShort((short) 0xffe1).putShort((short) (length + 2));
        file.put(exif.array(), 0, length).put(plain, 2, plain.length - 2);
        return file.array();
    }

    /** A PNG whose header says 20,000 by 20,000 pixels, and nothing behind it. */
    public static byte[] bombHeader() {
        return emptyPng(20_000);
    }

    /** A PNG of 64 by 64 pixels without any. */
    public static byte[] damagedPixels() {
        return emptyPng(64);
    }

    private static byte[] emptyPng(int edge) {
        ByteBuffer png = ByteBuffer.allocate(64);
        png.putLong(0x89504e470d0a1a0aL).putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        png.putInt(edge).putInt(edge).put(new byte[] {8, 2, 0, 0, 0});
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png.array(), 12, 17);
        png.putInt((int) crc.getValue());
        png.putInt(0).put("IDAT".getBytes(StandardCharsets.US_ASCII)).putInt(0x35af061e);
        png.putInt(0).put("IEND".getBytes(StandardCharsets.US_ASCII)).putInt(0xae426082);
        return png.array();
    }

    /** A picture that lies beside the tests; all are of our own drawing. */
    public static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Pictures.class.getResourceAsStream("/photos/" + name))) {
            return in.readAllBytes();
        }
    }
}
