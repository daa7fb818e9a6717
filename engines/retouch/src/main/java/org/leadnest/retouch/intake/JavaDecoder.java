package org.leadnest.retouch.intake;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes the odd files with the JDK's own readers: CMYK JPEG, TIFF, and PNG that is not plain 8-bit RGB. Slower than
 * the native decoder, but without native code. Samples are taken as stored: the JDK's idea of a grey colour space would
 * brighten them. Transparency is laid on white.
 */
final class JavaDecoder {
    private JavaDecoder() {}

    /** A BGR Mat; CMYK is already converted to sRGB, everything else still has the file's colours. */
    static Mat decode(byte[] file, Header.Known header) throws IOException {
        String format = header.kind().name();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + format);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != header.widthPx() || reader.getHeight(0) != header.heightPx()) {
                throw new IOException("the sizes in the header disagree");
            }
            if (header.kind() == Header.Kind.JPEG) {
                return fromCmyk(reader.readRaster(0, null), header);
            }
            RenderedImage image = reader.readAsRenderedImage(0, null);
            return fromImage(image.getData(), image.getColorModel(), header);
        } finally {
            reader.dispose();
        }
    }

    @FunctionalInterface
    private interface RgbRow {
        byte[] at(int y);
    }

    private static Mat fill(int widthPx, int heightPx, RgbRow rows) {
        Mat bgr = new Mat(heightPx, widthPx, org.bytedeco.opencv.global.opencv_core.CV_8UC3);
        ByteBuffer data = bgr.createBuffer();
        for (int y = 0; y < heightPx; y++) {
            byte[] rgb = rows.at(y);
            for (int i = 0; i < rgb.length; i += 3) {
                byte red = rgb[i];
                rgb[i] = rgb[i + 2];
                rgb[i + 2] = red;
            }
            data.put(y * widthPx * 3, rgb);
        }
        return bgr;
    }

    private static Mat fromCmyk(Raster raw, Header.Known header) {
        Optional<ColorProfile> profile = ColorProfile.of(header.icc());
        return fill(
                raw.getWidth(),
                raw.getHeight(),
                y -> CmykJpeg.toRgb(CmykJpeg.inks(raw, raw.getMinY() + y, header.adobeTransform()), profile));
    }

    private static Mat fromImage(Raster raster, ColorModel model, Header.Known header) throws IOException {
        if (raster.getTransferType() > java.awt.image.DataBuffer.TYPE_USHORT) {
            throw new IOException("samples of this kind are not read");
        }
        if (model instanceof IndexColorModel palette) {
            return fill(raster.getWidth(), raster.getHeight(), y -> fromPalette(raster, palette, y));
        }
        int type = model.getColorSpace().getType();
        if (type == ColorSpace.TYPE_CMYK) {
            Optional<ColorProfile> profile = ColorProfile.of(header.icc());
            return fill(raster.getWidth(), raster.getHeight(), y -> CmykJpeg.toRgb(inks(raster, model, y), profile));
        }
        if (type != ColorSpace.TYPE_RGB && type != ColorSpace.TYPE_GRAY) {
            throw new IOException("this colour space is not read");
        }
        return fill(raster.getWidth(), raster.getHeight(), y -> fromSamples(raster, model, y));
    }

    private static int[] row(Raster raster, int y) {
        return raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, (int[]) null);
    }

    private static byte[] fromPalette(Raster raster, IndexColorModel palette, int y) {
        int[] samples = row(raster, y);
        byte[] rgb = new byte[samples.length * 3];
        for (int i = 0; i < samples.length; i++) {
            int argb = samples[i] < palette.getMapSize() ? palette.getRGB(samples[i]) : 0xFF000000;
            int alpha = argb >>> 24;
            rgb[i * 3] = onWhite(argb >> 16 & 0xFF, alpha);
            rgb[i * 3 + 1] = onWhite(argb >> 8 & 0xFF, alpha);
            rgb[i * 3 + 2] = onWhite(argb & 0xFF, alpha);
        }
        return rgb;
    }

    private static byte[] fromSamples(Raster raster, ColorModel model, int y) {
        int[] samples = row(raster, y);
        int bands = raster.getNumBands();
        int colors = model.getNumColorComponents();
        byte[] rgb = new byte[samples.length / bands * 3];
        for (int i = 0, at = 0; at < rgb.length; i += bands, at += 3) {
            int alpha = model.hasAlpha() ? eightBit(samples[i + bands - 1], model, bands - 1) : 255;
            for (int c = 0; c < 3; c++) {
                int band = colors >= 3 ? c : 0;
                rgb[at + c] = onWhite(eightBit(samples[i + band], model, band), alpha);
            }
        }
        return rgb;
    }

    private static byte[] inks(Raster raster, ColorModel model, int y) {
        int[] samples = row(raster, y);
        int bands = raster.getNumBands();
        byte[] inks = new byte[raster.getWidth() * 4];
        for (int i = 0; i < inks.length; i++) {
            inks[i] = (byte) eightBit(samples[i / 4 * bands + i % 4], model, i % 4);
        }
        return inks;
    }

    private static int eightBit(int sample, ColorModel model, int band) {
        int max = (1 << model.getComponentSize(band)) - 1;
        return max == 255 ? sample : (int) ((sample * 255L + max / 2) / max);
    }

    private static byte onWhite(int value, int alpha) {
        return (byte) (alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
