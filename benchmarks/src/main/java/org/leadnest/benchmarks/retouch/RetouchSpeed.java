package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times the default pipeline to full size against decoding and encoding the same file alone, in one process, warm. As a JMH
 * benchmark ({@code bin/bench engines Retouch}) it takes a dim room of 24 megapixels that it makes, or {@code -p
 * photo=PHOTO.jpg}. Usage otherwise: {@code RetouchSpeed PHOTO.jpg...}; prints medians in milliseconds, their ratio (the aim is
 * 2.0) and the peak of the process's resident memory. On a machine that is busy with other things the processor times say more: with two
 * threads the ratio can come down to (decode + analysis + half of the rest) / (decode + encode).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
public class RetouchSpeed {
    private static final int WIDTH_PX = 6000;
    private static final int HEIGHT_PX = 4000;
    private static final long SEED = 24;

    private static final int WARM_UP = 6;
    private static final int RUNS = 11;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A JPEG; none for the room. */
    @Param("")
    private String photo = "";

    private byte[] file = new byte[0];

    /** Reads or makes the photo. */
    @Setup
    public void open() throws IOException {
        file = photo.isEmpty() ? dimRoom() : Files.readAllBytes(Path.of(photo));
    }

    /** What the pipeline is measured against. */
    @Benchmark
    public void decodeEncode() {
        decodeAndEncode(file);
    }

    /** The default pipeline to full size. */
    @Benchmark
    public Retouched enhance() {
        return Retouch.enhance(file, EnhanceOptions.defaults());
    }

    /** Walls that lean a little in warm and failing light, windows, and the grain of a sensor. */
    private static byte[] dimRoom() {
        Random random = new Random(SEED);
        byte[] bgr = new byte[WIDTH_PX * HEIGHT_PX * 3];
        for (int y = 0; y < HEIGHT_PX; y++) {
            for (int x = 0; x < WIDTH_PX; x++) {
                int column = (x + y / 40) / 700;
                int row = y / 900;
                double light = 40 + 30.0 * x / WIDTH_PX + (column * 7 + row * 5) % 4 * 14;
                double seen = (column + row) % 5 == 0 ? 200 : light;
                int at = 3 * (y * WIDTH_PX + x);
                double grain = random.nextInt(7) - 3;
                bgr[at] = (byte) (int) (seen * 0.7 + grain);
                bgr[at + 1] = (byte) (int) (seen * 0.9 + grain);
                bgr[at + 2] = (byte) (int) (seen + grain);
            }
        }
        try (Mat mat = new Mat(HEIGHT_PX, WIDTH_PX, opencv_core.CV_8UC3)) {
            ByteBuffer data = mat.createBuffer();
            data.put(bgr);
            return Mats.encoded(mat, ".jpg");
        }
    }

    /** Medians of wall and of processor time of the whole process, in milliseconds. */
    private record Times(double wall, double cpu) {}

    /** Prints the ratio for each file. */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            byte[] photo = Files.readAllBytes(Path.of(file));
            List<Times> times =
                    medians(() -> decodeAndEncode(photo), () -> Retouch.enhance(photo, EnhanceOptions.defaults()));
            Times floor = times.getFirst();
            Times whole = times.getLast();
            List<String> stages = switch (Retouch.enhance(photo, EnhanceOptions.defaults())) {
                case Retouched.Image image ->
                    image.recipe().operations().stream()
                            .map(Recipe.Operation::name)
                            .toList();
                case Retouched.Refused refused -> List.of(refused.toString());
            };
            System.out.printf(
                    "%s: decode + encode %.0f ms (processor %.0f), enhance %.0f ms (processor %.0f), ratio %.2f %s, peak %d MB%n",
                    Path.of(file).getFileName(),
                    floor.wall(),
                    floor.cpu(),
                    whole.wall(),
                    whole.cpu(),
                    whole.wall() / floor.wall(),
                    stages,
                    peakMegabytes());
            Bounds.atMost("enhance / (decode + encode)", whole.wall() / floor.wall(), 2.0);
            Bounds.atMost("peak memory of the process, MB", peakMegabytes(), 600);
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

    /** The tasks take turns, so that whatever else the machine does falls on all of them. */
    private static List<Times> medians(Runnable... tasks) {
        double[][] wall = new double[tasks.length][RUNS];
        double[][] cpu = new double[tasks.length][RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            for (int task = 0; task < tasks.length; task++) {
                long start = System.nanoTime();
                long used = PROCESS.getProcessCpuTime();
                tasks[task].run();
                if (run >= 0) {
                    wall[task][run] = (System.nanoTime() - start) / 1e6;
                    cpu[task][run] = (PROCESS.getProcessCpuTime() - used) / 1e6;
                }
            }
        }
        return IntStream.range(0, tasks.length)
                .mapToObj(task -> new Times(median(wall[task]), median(cpu[task])))
                .toList();
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
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
