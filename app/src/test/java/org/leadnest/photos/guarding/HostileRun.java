package org.leadnest.photos.guarding;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;

/**
 * Takes thousands of corrupt and odd files the way that an upload takes: judged by the header, decoded for trial in a
 * process of its own, enhanced here. Each has to be processed or refused with a sentence, within {@link #LONGEST} and {@link
 * #MOST_MEGABYTES} of each process; whatever else happens is a break. Usage: {@code HostileRun [FILES]}; ends with 1 on a
 * break.
 */
final class HostileRun {
    private static final int FILES = 6_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long MOST_MEGABYTES = 2_048;
    private static final int TOLD_EVERY = 500;

    private final HostileFiles files = new HostileFiles();
    private final DecodeGuard guard;
    private final PrintStream out;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int breaks;
    private long slowestMillis;
    private long childMegabytes;

    HostileRun(DecodeGuard guard, PrintStream out) {
        this.guard = guard;
        this.out = out;
    }

    public static void main(String[] words) {
        int count = words.length > 0 ? Integer.parseInt(words[0]) : FILES;
        int breaks;
        try (DecodeGuard guard = DecodeGuard.ofThisProgram()) {
            breaks = new HostileRun(guard, new PrintStream(System.out, true, StandardCharsets.UTF_8)).of(count);
        }
        System.exit(breaks == 0 ? 0 : 1);
    }

    /** @return how many breaks there were */
    int of(int count) {
        long before = peakMegabytes(ProcessHandle.current());
        for (int number = 0; number < count; number++) {
            one(number);
            if ((number + 1) % TOLD_EVERY == 0) {
                out.printf("%d of %d files, %d breaks%n", number + 1, count, breaks);
            }
        }
        long own = peakMegabytes(ProcessHandle.current()) - before;
        if (Math.max(own, childMegabytes) > MOST_MEGABYTES) {
            broken("memory: %d MB more here, %d MB in a child".formatted(own, childMegabytes));
        }
        outcomes.forEach((outcome, times) -> out.printf("%6d  %s%n", times, outcome));
        out.printf(
                "%d files, %d breaks; slowest %d ms (at most %d), peak %d MB more here and %d MB in a child (at most %d); load %.1f%n",
                count,
                breaks,
                slowestMillis,
                LONGEST.toMillis(),
                own,
                childMegabytes,
                MOST_MEGABYTES,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return breaks;
    }

    private void one(int number) {
        byte[] file = files.file(number);
        long started = System.nanoTime();
        String outcome;
        try {
            outcome = outcome(number, file);
        } catch (RuntimeException | OutOfMemoryError thrown) {
            broken("file %d: %s".formatted(number, thrown));
            outcome = thrown.getClass().getSimpleName();
        }
        outcomes.merge(outcome, 1, Integer::sum);
        long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
        slowestMillis = Math.max(slowestMillis, millis);
        if (millis > LONGEST.toMillis()) {
            broken("file %d took %d ms".formatted(number, millis));
        }
        childMegabytes = Math.max(
                childMegabytes,
                ProcessHandle.current()
                        .children()
                        .filter(HostileRun::begun)
                        .mapToLong(HostileRun::peakMegabytes)
                        .max()
                        .orElse(0));
    }

    private String outcome(int number, byte[] file) {
        var byHeader = Retouch.judge(file);
        if (byHeader.isPresent()) {
            return refused(byHeader.get(), "by its header");
        }
        DecodeGuard.Verdict verdict = guard.judge(file);
        return switch (verdict) {
            case HARMLESS ->
                switch (Retouch.enhance(file, EnhanceOptions.defaults().withDelivery(Delivery.WEB))) {
                    case Retouched.Refused refused -> refused(refused, "when decoded");
                    case Retouched.Image image -> image.bytes().length > 0 ? "processed" : silent("no bytes");
                };
            case DEADLY -> {
                out.printf("file %d ended the process of its trial%n", number);
                yield "refused: ended the process of its trial";
            }
            case ENDLESS, UNTRIED -> silent("trial: " + verdict);
        };
    }

    private String refused(Retouched.Refused refused, String when) {
        return refused.message().isBlank()
                ? silent(refused.reason() + " without a sentence")
                : "refused " + when + ": " + refused.reason();
    }

    private String silent(String what) {
        broken(what);
        return what;
    }

    private void broken(String what) {
        breaks++;
        out.println("BROKEN: " + what);
    }

    /** A process that only just began may not be its own yet: it shows the memory of this one. */
    private static boolean begun(ProcessHandle child) {
        return child.info()
                .startInstant()
                .filter(start -> start.isBefore(Instant.now().minusSeconds(2)))
                .isPresent();
    }

    /** The most resident memory that a process has had, as Linux tells it. */
    private static long peakMegabytes(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }
}
