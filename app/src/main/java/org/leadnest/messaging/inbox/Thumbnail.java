package org.leadnest.messaging.inbox;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;

/**
 * A small JPEG of a picture that somebody sent, at most {@value #SIDE_PX} pixels a side: decoded, drawn anew on white, encoded
 * without metadata. What is shown is never what came in.
 */
final class Thumbnail {
    static final int SIDE_PX = 480;
    private static final long MOST_PIXELS = 50_000_000;
    private static final Set<String> FORMATS = Set.of("JPEG", "png", "gif");
    private static final Set<String> ENDINGS = Set.of(".jpg", ".jpeg", ".png", ".gif");

    private Thumbnail() {}

    /** Whether a file of that name may be a picture of which there is one. */
    static boolean named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Empty for what is no JPEG, PNG or GIF of up to 50 megapixels. */
    static Optional<byte[]> of(byte[] sent) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (!FORMATS.contains(reader.getFormatName()) || pixels > MOST_PIXELS) {
                    return Optional.empty();
                }
                return reader.getFormatName().equals("JPEG") ? photo(sent) : Optional.of(drawn(few(reader)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty(); // decoders meet damaged files with any exception
        }
    }

    /** Phones store a photo lying on its side and say so; the photo engine turns it, and knows the colours of each camera. */
    private static Optional<byte[]> photo(byte[] sent) {
        return switch (Retouch.plain(sent, Delivery.THUMBNAIL, OutputFormat.JPEG)) {
            case Retouched.Image upright -> Optional.of(upright.bytes());
            case Retouched.Refused _ -> Optional.empty();
        };
    }

    /** Only as many pixels as are needed: a small file may be a huge picture. */
    private static BufferedImage few(ImageReader reader) throws IOException {
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE_PX));
        ImageReadParam some = reader.getDefaultReadParam();
        some.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, some);
    }

    private static byte[] drawn(BufferedImage picture) throws IOException {
        double scale = Math.min(1, (double) SIDE_PX / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setBackground(java.awt.Color.WHITE);
        graphics.clearRect(0, 0, width, height);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpg", out);
        return out.toByteArray();
    }
}
