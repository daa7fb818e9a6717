package org.leadnest.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * What all journeys of a run start from, made once: the jar prepared by {@code bin/prepare}, started as {@code bin/run} starts
 * it, and a data folder whose database is migrated and empty. A start takes a third of the time then.
 */
final class PreparedLeadNest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path PREPARE = Path.of("../bin/prepare");

    /** Like a service on a small machine. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", "--enable-native-access=ALL-UNNAMED");

    private static final Predicate<String> DECIDING = Pattern.compile(
                    "--leadnest\\.(database\\.url|sign-in\\.google\\.client-id|tls\\.terminated-by-proxy)=.*")
            .asMatchPredicate();

    private static final class Once {
        static final PreparedLeadNest MADE = make();
    }

    private final Path jar;
    private final boolean whole;
    private final Path unpacked;
    private final Path seed;

    private PreparedLeadNest(Path work) throws IOException {
        this.jar = Path.of(System.getProperty("leadnest.jar"));
        this.whole = whole(jar);
        this.unpacked = work.resolve("unpacked");
        this.seed = work.resolve("seed");
    }

    static PreparedLeadNest get() {
        return Once.MADE;
    }

    private static PreparedLeadNest make() {
        try {
            Path work = Files.createTempDirectory("leadnest-prepared");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> RunningLeadNest.remove(work)));
            PreparedLeadNest made = new PreparedLeadNest(work);
            made.prepare();
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether it carries its libraries; a jar that names folders instead cannot have a cache. */
    private static boolean whole(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/") != null;
        }
    }

    private void prepare() {
        if (whole) {
            run(List.of(PREPARE.toString(), jar.toString(), unpacked.toString()));
        }
        List<String> command = new ArrayList<>(command());
        command.add(1, "-Dspring.context.exit=onRefresh");
        command.addAll(List.of(
                "--leadnest.mode=development",
                "--leadnest.data-dir=" + seed,
                "--server.port=0",
                "--logging.level.root=off"));
        run(command);
        endDatabase();
    }

    /** A service that ends as soon as it is there leaves its database running; what is copied must be at rest. */
    private void endDatabase() {
        try {
            Path running = seed.resolve("postgres/postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(running).getFirst().strip());
            ProcessHandle database = ProcessHandle.of(pid).orElseThrow();
            database.destroy();
            database.onExit().get(60, TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException | TimeoutException stuck) {
            throw new IllegalStateException("the database of the seed does not end", stuck);
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The words that start the service, up to its own flags; like {@code bin/run}, without definitions when a flag decides them. */
    List<String> command(String... flags) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(OPTIONS);
        if (whole) {
            String classPath = unpacked.resolve("definitions.jar") + ":" + unpacked.resolve(jar.getFileName());
            command.addAll(List.of(
                    "-XX:AOTCache=" + unpacked.resolve("leadnest.aot"),
                    "-Xlog:aot*=off",
                    "-Xlog:cds=off",
                    "-Dspring.aot.enabled=" + Arrays.stream(flags).noneMatch(DECIDING),
                    "-cp",
                    classPath,
                    "org.leadnest.LeadNest"));
        } else {
            command.addAll(List.of("-jar", jar.toString()));
        }
        return command;
    }

    /** A data folder with a migrated, empty database at {@code wanted}, which does not exist yet. */
    void seed(Path wanted) throws IOException {
        Files.walkFileTree(seed, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.copy(folder, there(folder), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, there(file), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            private Path there(Path path) {
                return wanted.resolve(seed.relativize(path).toString());
            }
        });
    }
}
