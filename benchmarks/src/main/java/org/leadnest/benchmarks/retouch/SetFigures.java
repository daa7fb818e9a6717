package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.retouch.render.Upright;

/**
 * The engine's quality on sets that were made elsewhere and kept apart. Usage: {@code SetFigures FOLDER}; each folder in it is
 * a set, photos to put right in {@code in/} and what they should be in {@code ref/} under the same names. The set's name, up
 * to a hyphen, says what bounds it has: backlit, dark, cast, combined, lowlight, fivek, wb, good (compared with itself, needs
 * no {@code ref/}) and tilt; {@code brackets/} has a folder for each scene. Ends with 1 when a bound is broken.
 */
public final class SetFigures {
    private static final double TENTH = 0.1;
    /** A lean that may grow by so much is the meter's own doubt. */
    private static final double DOUBT_DEGREES = 0.25;

    private static final EnhanceOptions WHOLE = EnhanceOptions.defaults().withFormat(OutputFormat.PNG);

    private final Path set;
    private final String kind;
    private final Map<String, List<Double>> figures = new HashMap<>();
    private int failed;

    private SetFigures(Path set) {
        this.set = set;
        this.kind = name(set).split("-", 2)[0];
    }

    public static void main(String[] words) throws IOException {
        if (words.length != 1 || !Files.isDirectory(Path.of(words[0]))) {
            System.err.println("expected a folder of sets");
            System.exit(2);
        }
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "%s, %d processors, load %.1f, Java %s on %s%n",
                Retouch.ENGINE,
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                system.getArch());
        List<Path> sets;
        try (Stream<Path> all = Files.list(Path.of(words[0]))) {
            sets = all.filter(Files::isDirectory).sorted().toList();
        }
        int measured = 0;
        for (Path set : sets) {
            if (name(set).equals("brackets")) {
                BracketFigures.print(set);
                measured++;
            } else if (Files.isDirectory(set.resolve("in"))) {
                new SetFigures(set).measure();
                measured++;
            }
        }
        if (measured == 0) {
            System.err.println("expected folders with in/ and ref/ in that folder, or brackets/");
            System.exit(2);
        }
        System.exit(Bounds.broken() == 0 ? 0 : 1);
    }

    static boolean isPhoto(Path file) {
        return Files.isRegularFile(file) && name(file).matches("(?i)[^.].*\\.(jpe?g|png|webp|tiff?)");
    }

    /** 8-bit BGR as it is stored. */
    static Mat read(byte[] file) {
        try (BytePointer data = new BytePointer(file);
                Mat encoded = new Mat(1, file.length, opencv_core.CV_8UC1, data)) {
            return imdecode(encoded, IMREAD_COLOR);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String stem(Path path) {
        return name(path).replaceFirst("\\.[^.]*$", "");
    }

    private void measure() throws IOException {
        Map<String, Path> wanted = new HashMap<>();
        if (!kind.equals("good")) {
            photos("ref").forEach(file -> wanted.put(stem(file), file));
        }
        for (Path file : photos("in")) {
            Path reference = kind.equals("good") ? file : wanted.get(stem(file));
            if (reference == null) {
                throw new IOException(file + " has no counterpart in ref/");
            }
            try (PointerScope scope = new PointerScope()) {
                measure(Files.readAllBytes(file), read(Files.readAllBytes(reference)));
            }
        }
        print();
        bounds();
    }

    private List<Path> photos(String folder) throws IOException {
        try (Stream<Path> all = Files.list(set.resolve(folder))) {
            return all.filter(SetFigures::isPhoto).sorted().toList();
        }
    }

    private void measure(byte[] file, Mat wanted) {
        boolean tilt = kind.equals("tilt");
        if (!(Retouch.enhance(file, tilt ? WHOLE : Peers.LIGHT) instanceof Retouched.Image image)) {
            failed++;
            return;
        }
        Mat made = read(image.bytes());
        if (tilt) {
            Keystone left = Keystone.of(made, wanted);
            Mat seen = read(file);
            double before = Keystone.of(seen, wanted).degrees();
            add("lean", left.degrees());
            add("of the upright photo", left.kept());
            add("frame kept", Upright.kept(image.recipe(), seen.cols(), seen.rows()));
            add("worse", left.degrees() <= before + DOUBT_DEGREES ? 0 : 1);
            return;
        }
        if (made.cols() != wanted.cols() || made.rows() != wanted.rows()) {
            Mat resized = new Mat();
            resize(made, resized, wanted.size(), 0, 0, INTER_AREA);
            made = resized;
        }
        Meter meter = new Meter(made, wanted);
        add("PSNR dB", meter.psnr());
        add("SSIM", meter.similarity());
        add("dE2000", meter.difference());
        add("degrees", meter.angle());
    }

    private void add(String figure, double value) {
        figures.computeIfAbsent(figure, f -> new ArrayList<>()).add(value);
    }

    private double[] values(String figure) {
        return figures.getOrDefault(figure, List.of()).stream()
                .mapToDouble(v -> v)
                .toArray();
    }

    private double mean(String figure) {
        return java.util.Arrays.stream(values(figure))
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    private void print() {
        StringBuilder line = new StringBuilder();
        figures.keySet().stream()
                .sorted()
                .forEach(figure -> line.append(String.format(
                        Locale.ROOT,
                        "  %s %.3f (tenth %.3f)",
                        figure,
                        mean(figure),
                        Meter.share(values(figure), TENTH))));
        int photos = figures.values().stream().mapToInt(List::size).max().orElse(0);
        System.out.printf("%n%s: %d photos, %d failed%s%n", name(set), photos, failed, line);
    }

    private void bounds() {
        Bounds.atMost(kind + ", failed", failed, 0);
        switch (kind) {
            case "combined" -> {
                Bounds.atLeast("combined, PSNR", mean("PSNR dB"), 25.0);
                Bounds.atMost("combined, dE2000", mean("dE2000"), 5.8);
            }
            case "backlit" -> {
                Bounds.atLeast("backlit, PSNR", mean("PSNR dB"), 23);
                Bounds.atMost("backlit, dE2000", mean("dE2000"), 6.5);
            }
            case "dark" -> Bounds.atLeast("dark, PSNR", mean("PSNR dB"), 27.3);
            case "cast" -> {
                Bounds.atLeast("cast, PSNR", mean("PSNR dB"), 29);
                Bounds.atMost("cast, degrees", mean("degrees"), 4.0);
            }
            case "lowlight" -> {
                Bounds.atLeast("lowlight, PSNR", mean("PSNR dB"), 18.5);
                Bounds.atLeast("lowlight, SSIM", mean("SSIM"), 0.72);
            }
            case "fivek" -> Bounds.atLeast("fivek, PSNR", mean("PSNR dB"), 21.7);
            case "wb" -> Bounds.atMost("wb, dE2000", mean("dE2000"), 8.2);
            case "good" -> {
                Bounds.atLeast("good, PSNR, mean", mean("PSNR dB"), 40);
                Bounds.atLeast("good, PSNR, tenth percentile", Meter.share(values("PSNR dB"), TENTH), 32);
            }
            case "tilt" -> {
                Bounds.atMost("tilt left, mean, degrees", mean("lean"), 0.6);
                Bounds.atMost(
                        "photos made worse",
                        java.util.Arrays.stream(values("worse")).sum(),
                        0);
                Bounds.atLeast("frame kept, least, percent", 100 * Meter.share(values("frame kept"), 0), 85);
            }
            default -> System.out.println("  no bound is set for a set of this name");
        }
    }
}
