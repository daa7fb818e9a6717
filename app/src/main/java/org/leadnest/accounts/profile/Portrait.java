package org.leadnest.accounts.profile;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes a small square JPEG of an uploaded picture: decoded, cut around its middle, drawn anew on white, encoded without
 * metadata. What is kept and served is never what came in.
 */
final class Portrait {
    static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int SIDE_PX = 256;
    private static final int SMALLEST_PX = 32;
    private static final long MOST_PIXELS = 50_000_000;
    private static final Set<String> FORMATS = Set.of("JPEG", "png");

    private Portrait() {}

    /** The JPEG; empty for what is no JPEG or PNG of a fitting size. */
    static Optional<byte[]> of(byte[] uploaded) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(uploaded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return FORMATS.contains(reader.getFormatName()) && fits(reader)
                        ? Optional.of(square(reader.read(0)))
                        : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty(); // decoders meet damaged files with any exception
        }
    }

    private static boolean fits(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        return Math.min(width, height) >= SMALLEST_PX && (long) width * height <= MOST_PIXELS;
    }

    private static byte[] square(BufferedImage picture) throws IOException {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        BufferedImage small = picture.getSubimage(left, top, side, side);
        while (small.getWidth() > 2 * SIDE_PX) {
            small = drawn(small, small.getWidth() / 2);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(drawn(small, SIDE_PX), "jpg", out);
        return out.toByteArray();
    }

    private static BufferedImage drawn(BufferedImage picture, int side) {
        BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setBackground(java.awt.Color.WHITE);
        graphics.clearRect(0, 0, side, side);
        graphics.drawImage(picture, 0, 0, side, side, null);
        graphics.dispose();
        return drawn;
    }
}
