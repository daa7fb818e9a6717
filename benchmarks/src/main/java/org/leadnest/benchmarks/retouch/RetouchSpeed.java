package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.retouch.Stage;

/**
 * Times the default pipeline to full size against decoding and encoding the same file alone, in one process, warm.
 * Usage: {@code RetouchSpeed PHOTO.jpg...}; prints medians in milliseconds, their ratio (the aim is 2.0) and the peak of
 * the process's resident memory.
 */
public final class RetouchSpeed {
    private static final int WARM_UP = 6;
    private static final int RUNS = 11;

    private RetouchSpeed() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            byte[] photo = Files.readAllBytes(Path.of(file));
            double floor = median(() -> decodeAndEncode(photo));
            double whole = median(() -> Retouch.enhance(photo, EnhanceOptions.defaults()));
            double light = median(
                    () -> Retouch.enhance(photo, EnhanceOptions.defaults().withOff(Set.of(Stage.VERTICALS))));
            Retouched outcome = Retouch.enhance(photo, EnhanceOptions.defaults());
            List<String> stages = outcome instanceof Retouched.Image image
                    ? image.recipe().operations().stream()
                            .map(Recipe.Operation::name)
                            .toList()
                    : List.of(outcome.toString());
            System.out.printf(
                    "%s: decode + encode %.0f ms, enhance %.0f ms, ratio %.2f (without verticals %.2f) %s, peak %d MB%n",
                    Path.of(file).getFileName(), floor, whole, whole / floor, light / floor, stages, peakMegabytes());
        }
    }

    private static void decodeAndEncode(byte[] photo) {
        try (BytePointer data = new BytePointer(photo);
                Mat encoded = new Mat(1, photo.length, opencv_core.CV_8UC1, data);
                Mat pixels = imdecode(encoded, IMREAD_COLOR);
                BytePointer out = new BytePointer();
                IntPointer settings = new IntPointer(new int[0])) {
            imencode("." + OutputFormat.JPEG.extension(), pixels, out, settings);
        }
    }

    private static double median(Runnable work) {
        double[] times = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Pointer.physicalBytes() >> 20;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
