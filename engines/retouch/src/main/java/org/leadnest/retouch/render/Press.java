package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.intake.Pixels;

/**
 * Makes the file of a recipe. A JPEG of every pixel is made in bands that both cores share, each warped, lit and encoded
 * while it is in the cache, so that no second copy of the photo is ever in memory. The bands become one baseline file: all
 * have the same tables, and a restart marker parts them (ITU-T T.81, B.2.4.4 and F.1.1.5.2). Everything else is rendered whole. The bands are the same for any number of threads.
 */
public final class Press {
    /** Whole rows of blocks, of 16 or of 8 pixels; a band of 24 megapixels takes 600 kB. */
    private static final int BAND_PX = 32;

    /** As many as one thread takes at a time. */
    private static final int BANDS_A_TURN = 4;

    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;
    private static final int START_OF_FRAME = 0xC0;
    private static final int START_OF_SCAN = 0xDA;
    private static final Set<String> BY_PLACE =
            Set.of(Lens.OPERATION, Upright.OPERATION, Gains.OPERATION, Suggestion.OPERATION);

    private Press() {}

    /** The file of the recipe at the quality that its output names. */
    public static byte[] again(Mat photo, Recipe recipe) {
        Recipe.Output output = recipe.output();
        return inBands(photo, recipe)
                ? banded(photo, recipe)
                : Encoder.encode(Renderer.render(photo, recipe), output.delivery(), output.format(), output.quality());
    }

    /** The file of the recipe, of a quality that meets the delivery's limit. */
    public static Encoder.Encoded print(Mat photo, Recipe recipe) {
        Recipe.Output output = recipe.output();
        return inBands(photo, recipe)
                ? new Encoder.Encoded(banded(photo, recipe), output.quality())
                : Encoder.encode(Renderer.render(photo, recipe), output.delivery(), output.format());
    }

    private static boolean inBands(Mat photo, Recipe recipe) {
        Recipe.Output output = recipe.output();
        return output.format() == OutputFormat.JPEG
                && (output.delivery() == Delivery.FULL || output.delivery() == Delivery.PRINT)
                && photo.cols() == output.widthPx()
                && photo.rows() == output.heightPx()
                && recipe.operations().stream().allMatch(o -> BY_PLACE.contains(o.name()));
    }

    private static byte[] banded(Mat photo, Recipe recipe) {
        Optional<Warp> warp = Warp.of(recipe);
        Sizing size = new Sizing(photo.cols(), photo.rows());
        Optional<LightAndColor> light = Renderer.light(() -> Renderer.thumbnail(photo, warp, size), recipe);
        int bands = (photo.rows() + BAND_PX - 1) / BAND_PX;
        byte[][] files = new byte[bands][];
        int turns = (bands + BANDS_A_TURN - 1) / BANDS_A_TURN;
        OneThreadEach.during(() -> IntStream.range(0, turns).parallel().forEach(shift -> {
            Optional<LightRows> rows = light.map(l -> new LightRows(l, photo.cols(), photo.rows()));
            for (int band = shift * BANDS_A_TURN; band < Math.min(bands, (shift + 1) * BANDS_A_TURN); band++) {
                files[band] = band(photo, warp, rows, band, recipe.output());
            }
        }));
        return joined(List.of(files), photo.rows());
    }

    private static byte[] band(
            Mat photo, Optional<Warp> warp, Optional<LightRows> light, int band, Recipe.Output output) {
        try (PointerScope scope = new PointerScope()) {
            int top = band * BAND_PX;
            int rows = Math.min(BAND_PX, photo.rows() - top);
            Mat place = warp.map(w -> Renderer.warpedBand(photo, w, top, rows))
                    .orElseGet(() -> new Mat(photo, new Rect(0, top, photo.cols(), rows)));
            Mat lit = light.isEmpty() || warp.isPresent() ? place : new Mat(rows, photo.cols(), CV_8UC3);
            light.ifPresent(l -> Pixels.eachRowHere(place, lit, (y, row) -> l.apply(top + y, row)));
            return Encoder.band(lit, output.delivery(), output.quality(), BAND_PX);
        }
    }

    /** The header of the first with the height of all, then the coded rows of each. */
    private static byte[] joined(List<byte[]> files, int rows) {
        byte[] first = files.getFirst();
        int frame = segment(first, START_OF_FRAME);
        first[frame + 5] = (byte) (rows >> 8);
        first[frame + 6] = (byte) rows;
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                files.stream().mapToInt(file -> file.length).sum());
        out.writeBytes(Arrays.copyOf(first, scan(first)));
        for (int band = 0; band < files.size(); band++) {
            if (band > 0) {
                out.write(0xFF);
                out.write(FIRST_RESTART + (band - 1) % RESTARTS);
            }
            byte[] file = files.get(band);
            int start = scan(file);
            out.write(file, start, file.length - 2 - start);
        }
        out.write(first, first.length - 2, 2);
        return out.toByteArray();
    }

    private static int scan(byte[] file) {
        int start = segment(file, START_OF_SCAN);
        return start + 2 + length(file, start);
    }

    /** Where a segment of a file of our own encoder begins. */
    private static int segment(byte[] file, int marker) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != marker) {
            at += 2 + length(file, at);
        }
        return at;
    }

    private static int length(byte[] file, int segment) {
        return (file[segment + 2] & 0xFF) << 8 | (file[segment + 3] & 0xFF);
    }
}
