package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_xphoto.createSimpleWB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.retouch.Stage;

/** What puts photos right, by name: nothing, this engine, and other programs as far as they are installed. */
final class Peers {
    static final EnhanceOptions LIGHT = EnhanceOptions.defaults()
            .withFormat(OutputFormat.PNG)
            .without(Stage.LENS)
            .without(Stage.VERTICALS);

    private Peers() {}

    /** Each takes 8-bit BGR and gives as much. */
    static Map<String, UnaryOperator<Mat>> installed() {
        Map<String, UnaryOperator<Mat>> peers = new LinkedHashMap<>();
        peers.put("nothing", seen -> seen);
        peers.put("leadnest", seen -> enhanced(seen, LIGHT));
        peers.put("OpenCV SimpleWB", Peers::balanced);
        if (runs("convert", "-version")) {
            peers.put("ImageMagick -normalize", seen -> converted(seen, "-normalize"));
            peers.put(
                    "ImageMagick auto-level a channel",
                    seen -> converted(seen, "-channel", "RGB", "-separate", "-auto-level", "-combine"));
        }
        return peers;
    }

    static Mat enhanced(Mat seen, EnhanceOptions options) {
        return switch (Retouch.enhance(Mats.png(seen), options)) {
            case Retouched.Image image -> Mats.opened(image.bytes());
            case Retouched.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }

    private static Mat balanced(Mat seen) {
        Mat out = new Mat();
        try (var balance = createSimpleWB()) {
            balance.balanceWhite(seen, out);
        }
        return out;
    }

    private static Mat converted(Mat seen, String... how) {
        try {
            Path in = Files.createTempFile("figures", ".png");
            Path out = Files.createTempFile("figures", ".png");
            try {
                Files.write(in, Mats.png(seen));
                List<String> words = new ArrayList<>(List.of("convert", in.toString()));
                words.addAll(List.of(how));
                words.add("PNG24:" + out);
                if (!runs(words.toArray(String[]::new))) {
                    throw new IllegalStateException("convert should have made a picture: " + words);
                }
                return Mats.opened(Files.readAllBytes(out));
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean runs(String... words) {
        try {
            return new ProcessBuilder(words)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
