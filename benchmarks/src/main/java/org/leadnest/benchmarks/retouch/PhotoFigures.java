package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Thumbnail;

/**
 * The engine's quality on a folder of good photos that somebody names: each is spoiled, put right by this engine and by
 * others beside it, and compared with what it was; then speed and memory, in a process of their own ({@link RetouchSpeed}).
 * Usage: {@code PhotoFigures FOLDER [PHOTOS [SEED]]}; at most so many photos, spread over the folder's names.
 */
public final class PhotoFigures {
    private static final int MOST_PHOTOS = 40;
    private static final long SEED = 20261130;
    private static final int EDGE_PX = 512;
    private static final int LINES_PX = 1600;
    private static final int LEAST_PX = 400;

    private static final String OURS = "leadnest";

    /** How near a picture is to the good one: decibels, similarity, CIEDE2000, the angle of the cast in degrees. */
    private record Score(double psnr, double similarity, double difference, double angle) {}

    private final Map<Fault, Map<String, List<Score>>> scores = new EnumMap<>(Fault.class);
    private final TiltFigures tilt = new TiltFigures();
    private final Map<String, UnaryOperator<Mat>> peers = Peers.installed();
    private final long seed;

    private PhotoFigures(long seed) {
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("expected a folder of good photos, and how many of them to use at most");
            System.exit(2);
        }
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : MOST_PHOTOS;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SEED;
        List<Path> photos = spread(photos(Path.of(arguments[0])), most);
        if (photos.isEmpty()) {
            System.err.println("expected JPEG or PNG photos of at least 400 pixels in that folder");
            System.exit(2);
        }
        PhotoFigures figures = new PhotoFigures(seed);
        System.out.printf(
                "%s, %d photos, seed %d, longest edge %d px (lines: %d), %s%n",
                Retouch.ENGINE, photos.size(), seed, EDGE_PX, LINES_PX, conditions());
        for (Path photo : photos) {
            figures.measure(photo);
        }
        figures.print();
        speed(photos.getFirst());
    }

    private static String conditions() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, load %.1f, Java %s on %s"
                .formatted(
                        system.getAvailableProcessors(),
                        system.getSystemLoadAverage(),
                        Runtime.version(),
                        system.getArch());
    }

    private static List<Path> photos(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
        List<Path> photos = new ArrayList<>();
        for (Path file : files) {
            try (PointerScope scope = new PointerScope()) {
                if (Intake.open(Files.readAllBytes(file)) instanceof Intake.Photo photo
                        && Math.max(photo.bgr().cols(), photo.bgr().rows()) >= LEAST_PX) {
                    photos.add(file);
                }
            }
        }
        return photos;
    }

    private static List<Path> spread(List<Path> all, int most) {
        int count = Math.min(most, all.size());
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    private void measure(Path file) throws IOException {
        Random random = new Random(seed ^ String.valueOf(file.getFileName()).hashCode());
        try (PointerScope scope = new PointerScope()) {
            Mat photo = Mats.opened(Files.readAllBytes(file));
            Picture good = Picture.of(Thumbnail.of(photo, EDGE_PX));
            Mat reference = Mats.of(good.stored());
            for (Fault fault : Fault.values()) {
                Mat seen = Mats.of(fault.of(good, random));
                peers.forEach((name, peer) -> {
                    try (PointerScope each = new PointerScope()) {
                        scores.computeIfAbsent(fault, f -> new HashMap<>())
                                .computeIfAbsent(name, n -> new ArrayList<>())
                                .add(score(peer.apply(seen), reference, good));
                    }
                });
            }
            tilt.add(Mats.of(Thumbnail.of(photo, LINES_PX)), random);
        }
    }

    private static Score score(Mat made, Mat reference, Picture good) {
        Thumbnail small = Thumbnail.of(made, EDGE_PX);
        return new Score(
                Figures.psnr(small, good),
                Mats.similarity(made, reference),
                Figures.difference(small, good),
                Figures.angle(ColorFit.cast(small, good)));
    }

    private interface Part {
        double of(Score score);
    }

    private List<Score> all(Fault fault, String peer) {
        return scores.getOrDefault(fault, Map.of()).getOrDefault(peer, List.of());
    }

    private double mean(Fault fault, String peer, Part part) {
        return all(fault, peer).stream().mapToDouble(part::of).average().orElseThrow();
    }

    private double tenth(Fault fault, String peer) {
        List<Score> all = all(fault, peer);
        return all.stream().mapToDouble(Score::psnr).sorted().toArray()[all.size() / 10];
    }

    private void print() {
        System.out.printf(
                "%n%-13s %-10s %-33s %8s %8s %6s %6s %6s%n",
                "fault", "generator", "put right by", "PSNR dB", "tenth", "SSIM", "dE2000", "cast");
        for (Fault fault : Fault.values()) {
            for (String peer : peers.keySet()) {
                System.out.printf(
                        "%-13s %-10s %-33s %8.2f %8.2f %6.3f %6.2f %6.2f%n",
                        fault.name().toLowerCase(java.util.Locale.ROOT),
                        fault.generator(),
                        peer,
                        mean(fault, peer, Score::psnr),
                        tenth(fault, peer),
                        mean(fault, peer, Score::similarity),
                        mean(fault, peer, Score::difference),
                        mean(fault, peer, Score::angle));
            }
        }
        System.out.println("\nbounds (the photos they were set for are others)");
        Bounds.atLeast("combined, PSNR", mean(Fault.COMBINED, OURS, Score::psnr), 25.0);
        Bounds.atMost("combined, dE2000", mean(Fault.COMBINED, OURS, Score::difference), 5.8);
        Bounds.atLeast("backlit, PSNR", mean(Fault.BACKLIT, OURS, Score::psnr), 23);
        Bounds.atMost("backlit, dE2000", mean(Fault.BACKLIT, OURS, Score::difference), 6.5);
        Bounds.atLeast("dark, PSNR", mean(Fault.DARK, OURS, Score::psnr), 27.3);
        Bounds.atLeast("cast, PSNR", mean(Fault.CAST, OURS, Score::psnr), 29);
        Bounds.atMost("cast, degrees", mean(Fault.CAST, OURS, Score::angle), 4.0);
        Bounds.atLeast("good, PSNR, mean", mean(Fault.GOOD, OURS, Score::psnr), 40);
        Bounds.atLeast("good, PSNR, tenth percentile", tenth(Fault.GOOD, OURS), 32);
        tilt.print();
    }

    /** Times a photo enlarged to 24 megapixels, spoiled as little and as much as can be, in a fresh process. */
    private static void speed(Path photo) throws IOException, InterruptedException {
        Path good = Files.createTempFile("good-24-megapixels", ".jpg");
        Path dark = Files.createTempFile("dark-24-megapixels", ".jpg");
        try {
            try (PointerScope scope = new PointerScope()) {
                Mat small = Mats.opened(Files.readAllBytes(photo));
                Files.write(good, large(small));
                Picture picture = Picture.of(Thumbnail.of(small, LINES_PX));
                Files.write(dark, large(Mats.of(Fault.DARK.of(picture, new Random(SEED)))));
            }
            System.out.println("\nspeed: enlarged to 6000x4000, medians in one process, both threads");
            Process timed = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RetouchSpeed.class.getName(),
                            good.toString(),
                            dark.toString())
                    .inheritIO()
                    .start();
            if (timed.waitFor() != 0) {
                throw new IllegalStateException("the times could not be taken");
            }
            System.out.println("afterwards: " + conditions());
        } finally {
            Files.delete(good);
            Files.delete(dark);
        }
    }

    private static byte[] large(Mat photo) {
        boolean upright = photo.rows() > photo.cols();
        Mat large = new Mat();
        resize(photo, large, upright ? new Size(4000, 6000) : new Size(6000, 4000), 0, 0, INTER_CUBIC);
        return Mats.encoded(large, ".jpg");
    }
}
