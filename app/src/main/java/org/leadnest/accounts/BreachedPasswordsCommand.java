package org.leadnest.accounts;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.passwords.RangeFiles;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin breached-passwords}: fetches the range files of Have I Been Pwned, whole, so that nothing is asked about any one
 * password. A file that is there already is not fetched again: a run that was broken off goes on where it stopped.
 */
@Command(
        name = "breached-passwords",
        mixinStandardHelpOptions = true,
        description =
                "Fetches all range files of Have I Been Pwned (about 40 GB) for leadnest.passwords.breached-folder.")
public final class BreachedPasswordsCommand implements Callable<Integer> {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int AT_ONCE = 32;
    private static final int TRIES = 4;
    private static final int SHOWN = 10_000;
    /** Nothing but lines of the rest of a hash and how often it was found. */
    private static final Pattern RANGE = Pattern.compile("(?:[0-9A-F]{35}:[0-9]+\\r?\\n?)+");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where the files go; it is made when it is not there.")
    private Path folder = Path.of("breached");

    @Option(
            names = "--leadnest.passwords.breached-url",
            defaultValue = "https://api.pwnedpasswords.com",
            description = "Who has them; Have I Been Pwned without it.")
    private String baseUrl = "";

    @Option(names = "--from", defaultValue = "00000", description = "The first range, five hexadecimal digits.")
    private String from = "";

    @Option(names = "--to", defaultValue = "FFFFF", description = "The last one.")
    private String to = "";

    @Option(names = "--leadnest.outbound.allow-private", description = "The address may be a private one.")
    private boolean allowPrivate;

    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandSpec given = spec;
        if (given == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        if (!from.matches("[0-9A-Fa-f]{5}") || !to.matches("[0-9A-Fa-f]{5}")) {
            throw new ParameterException(given.commandLine(), "expected ranges of five hexadecimal digits");
        }
        Files.createDirectories(folder);
        PrintWriter out = given.commandLine().getOut();
        BitSet present = RangeFiles.PWNED.present(folder);
        RestClient source = OutboundHttp.beside(allowPrivate).client(baseUrl, ANSWER);
        Semaphore turns = new Semaphore(AT_ONCE);
        int first = HexFormat.fromHexDigits(from);
        int last = HexFormat.fromHexDigits(to);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = present.nextClearBit(first); number <= last; number = present.nextClearBit(number + 1)) {
                String range = RangeFiles.PWNED.range(number);
                turns.acquire();
                threads.execute(() -> {
                    try {
                        fetch(source, range, out);
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        out.println("fetched " + fetched + " range files, " + failed + " could not be had; "
                + RangeFiles.PWNED.present(folder).cardinality() + " of " + RangeFiles.PWNED.count() + " lie in "
                + folder);
        out.flush();
        return failed.get() == 0 ? 0 : 1;
    }

    private void fetch(RestClient source, String range, PrintWriter out) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                byte @Nullable [] text =
                        source.get().uri("/range/{range}", range).retrieve().body(byte[].class);
                if (text != null
                        && RANGE.matcher(new String(text, java.nio.charset.StandardCharsets.US_ASCII))
                                .matches()) {
                    keep(range, text);
                    if (fetched.incrementAndGet() % SHOWN == 0) {
                        out.println(fetched + " fetched, at " + range);
                        out.flush();
                    }
                    return;
                }
            } catch (RestClientException | IOException silent) {
                pause(tries);
            }
        }
        failed.incrementAndGet();
        out.println(range + " could not be had");
    }

    /** Whole or not at all: a run that is broken off leaves no half file. */
    private void keep(String range, byte[] text) throws IOException {
        Path part = Files.createTempFile(folder, range, ".part");
        Files.write(part, text);
        Files.move(part, RangeFiles.PWNED.file(folder, range), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void pause(int tries) {
        LockSupport.parkNanos(Duration.ofMillis(250).multipliedBy(1L << tries).toNanos());
    }
}
