package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_photo.createMergeMertens;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.leadnest.retouch.render.Fusion;

/** Brackets merged by this engine and by OpenCV's MergeMertens: what of the exposures is kept, and the processor's time. */
final class BracketFigures {
    private static final double WORSE = 0.005;
    private static final int RUNS = 5;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private BracketFigures() {}

    private record Merged(double quality, double cpuMillis) {}

    /** @param folder a folder of each scene, in it a file of each exposure */
    static void print(Path folder) throws IOException {
        double leastGain = Double.POSITIVE_INFINITY;
        for (Path scene : sorted(folder, Files::isDirectory)) {
            List<Path> files = sorted(scene, SetFigures::isPhoto);
            try (PointerScope scope = new PointerScope()) {
                List<Mat> frames = new ArrayList<>();
                for (Path file : files) {
                    frames.add(SetFigures.read(Files.readAllBytes(file)));
                }
                Merged ours = merged(frames, () -> Fusion.fuse(frames, Fusion.plan(frames)));
                Merged other = merged(frames, () -> mertens(frames));
                System.out.printf(
                        "%-20s %d frames of %dx%d: MEF-SSIM %.4f (processor %.0f ms), MergeMertens %.4f (%.0f ms)%n",
                        scene.getFileName(),
                        frames.size(),
                        frames.getFirst().cols(),
                        frames.getFirst().rows(),
                        ours.quality(),
                        ours.cpuMillis(),
                        other.quality(),
                        other.cpuMillis());
                leastGain = Math.min(leastGain, ours.quality() - other.quality());
            }
        }
        Bounds.atLeast("brackets, MEF-SSIM over MergeMertens", leastGain, -WORSE);
    }

    private static List<Path> sorted(Path folder, java.util.function.Predicate<Path> which) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(which).sorted().toList();
        }
    }

    private static Merged merged(List<Mat> frames, Supplier<Mat> how) {
        double quality = 0;
        double[] times = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            try (PointerScope scope = new PointerScope()) {
                long used = PROCESS.getProcessCpuTime();
                Mat made = how.get();
                times[run] = (PROCESS.getProcessCpuTime() - used) / 1e6;
                if (run == 0) {
                    quality = FusionQuality.of(frames, made);
                }
            }
        }
        return new Merged(quality, Meter.share(times, 0.5));
    }

    private static Mat mertens(List<Mat> frames) {
        Mat light = new Mat();
        try (var merge = createMergeMertens()) {
            merge.process(new MatVector(frames.toArray(Mat[]::new)), light);
        }
        Mat out = new Mat();
        light.convertTo(out, CV_8UC3, 255, 0);
        return out;
    }
}
