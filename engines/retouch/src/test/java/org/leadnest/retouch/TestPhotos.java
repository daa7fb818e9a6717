package org.leadnest.retouch;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Photos that the tests make themselves. */
public final class TestPhotos {
    private TestPhotos() {}

    /** A room: bright window, walls, furniture and a little texture; about as bright as a good photo. */
    public static BufferedImage room(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(214, 208, 200));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(236, 236, 234));
        g.fillRect(0, 0, width, height / 5);
        g.setColor(new Color(128, 96, 70));
        g.fillRect(0, height * 3 / 4, width, height / 4);
        g.setColor(new Color(250, 252, 255));
        g.fillRect(width / 8, height / 4, width / 4, height / 3);
        g.setColor(new Color(60, 70, 92));
        g.fillRect(width / 2, height / 2, width / 3, height / 3);
        g.setColor(new Color(34, 32, 30));
        g.fillRect(width * 7 / 8, height / 4, width / 10, height / 2);
        g.setColor(new Color(70, 120, 60));
        g.fillOval(width / 3, height * 3 / 5, width / 8, height / 5);
        g.dispose();
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(9) - 4;
                image.setRGB(x, y, scaled(image.getRGB(x, y), 1, 1, 1, noise));
            }
        }
        return image;
    }

    /** The photo under other gains for its encoded channels. */
    public static BufferedImage tinted(BufferedImage photo, double red, double green, double blue) {
        BufferedImage out = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < photo.getWidth(); x++) {
                out.setRGB(x, y, scaled(photo.getRGB(x, y), red, green, blue, 0));
            }
        }
        return out;
    }

    private static int scaled(int rgb, double red, double green, double blue, int more) {
        int r = (int) Math.max(0, Math.min(255, (rgb >> 16 & 255) * red + more));
        int g = (int) Math.max(0, Math.min(255, (rgb >> 8 & 255) * green + more));
        int b = (int) Math.max(0, Math.min(255, (rgb & 255) * blue + more));
        return r << 16 | g << 8 | b;
    }

    static byte[] encoded(RenderedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.95f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG of raw inks, with Adobe's marker and inverted when {@code adobe}. */
    static byte[] cmykJpeg(int width, int height, int[] inks, boolean adobe) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 4; c++) {
                    raster.setSample(x, y, c, adobe ? 255 - inks[c] : inks[c]);
                }
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        byte[] marker = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return adobe ? withSegment(bytes.toByteArray(), 0xEE, marker) : bytes.toByteArray();
    }

    static BufferedImage sixteenBitRgb(int width, int height, int red, int green, int blue) {
        ImageTypeSpecifier type = ImageTypeSpecifier.createInterleaved(
                java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                new int[] {0, 1, 2},
                DataBuffer.TYPE_USHORT,
                false,
                false);
        BufferedImage image = type.createBufferedImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setPixel(x, y, new int[] {red, green, blue});
            }
        }
        return image;
    }

    /** {@code jpeg} with one more segment right after its start. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + payload.length + 4);
        out.put(jpeg, 0, 2);
        out.put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (payload.length + 2))
                .put(payload);
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    /** With the profile in as many segments as it needs. */
    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        int most = 60_000;
        int parts = Math.ceilDiv(profile.length, most);
        byte[] file = jpeg;
        for (int part = 0; part < parts; part++) {
            int length = Math.min(most, profile.length - part * most);
            ByteBuffer segment = ByteBuffer.allocate(length + 14);
            segment.put("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1))
                    .put((byte) (part + 1))
                    .put((byte) parts)
                    .put(profile, part * most, length);
            file = withSegment(file, 0xE2, segment.array());
        }
        return file;
    }

    static byte[] progressive(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** {@code jpeg} with an EXIF block of the orientation, a maker's name and a GPS position. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(128);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 3);
        entry(exif, 0x010F, 2, 12, 50);
        entry(exif, 0x0112, 3, 1, orientation << 16);
        entry(exif, 0x8825, 4, 1, 62);
        exif.putInt(0);
        exif.put("GpsCamMaker\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 1);
        entry(exif, 1, 2, 2, 'N' << 24);
        exif.putInt(0);
        return withSegment(jpeg, 0xE1, java.util.Arrays.copyOf(exif.array(), exif.position()));
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static BufferedImage decoded(Retouched outcome) {
        try {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(image(outcome).bytes()));
            if (image == null) {
                throw new IllegalStateException("the JDK cannot read the rendition");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Retouched.Image image(Retouched outcome) {
        if (outcome instanceof Retouched.Image image) {
            return image;
        }
        throw new AssertionError("expected an image but was " + outcome);
    }

    /** Peak signal-to-noise ratio in decibels of two pictures of one size; 99 when they are the same. */
    static double psnr(BufferedImage a, BufferedImage b) {
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double d = (a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255);
                    sum += d * d;
                }
            }
        }
        double mean = sum / (3.0 * a.getWidth() * a.getHeight());
        return mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }
}
