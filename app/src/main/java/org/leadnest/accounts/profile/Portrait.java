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
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;

/**
 * Makes a small square JPEG of an uploaded picture: decoded, cut around its middle, drawn anew on white, encoded without
 * metadata. What is kept and served is never what came in.
 */
public final class Portrait {
    static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int SIDE_PX = 256;
    private static final int SMALLEST_PX = 32;
    private static final long MOST_PIXELS = 50_000_000;
    private static final Set<String> FORMATS = Set.of("JPEG", "png");

    private Portrait() {}

    /** The JPEG; empty for what is no JPEG or PNG of a fitting size. */
    public static Optional<byte[]> of(byte[] uploaded) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(uploaded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if (!FORMATS.contains(reader.getFormatName()) || !fits(reader)) {
                    return Optional.empty();
                }
                return reader.getFormatName().equals("JPEG") ? photo(uploaded) : Optional.of(square(reader.read(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty(); // decoders meet damaged files with any exception
        }
    }

    /** Phones store a photo lying on its side and say so; the photo engine turns it, and knows the colours of each camera. */
    private static Optional<byte[]> photo(byte[] uploaded) throws IOException {
        return switch (Retouch.plain(uploaded, Delivery.WEB_SMALL, OutputFormat.JPEG)) {
            case Retouched.Image upright ->
                Optional.of(square(ImageIO.read(new ByteArrayInputStream(upright.bytes()))));
            case Retouched.Refused _ -> Optional.empty();
        };
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
