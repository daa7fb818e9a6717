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
import java.util.List;
import java.util.jar.JarFile;

/**
 * What all journeys of a run start from, made once: the jar unpacked with a cache of its classes, as {@code bin/run} makes it,
 * and a data folder whose database is migrated and empty. A start takes a third of the time then.
 */
final class PreparedLeadNest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Like a service on a small machine: none of these may differ between the training and a start. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", "--enable-native-access=ALL-UNNAMED");

    private static final class Once {
        static final PreparedLeadNest MADE = make();
    }

    private final Path jar;
    private final boolean whole;
    private final Path cache;
    private final Path seed;

    private PreparedLeadNest(Path work) throws IOException {
        Path given = Path.of(System.getProperty("leadnest.jar"));
        this.whole = whole(given);
        this.jar = whole ? unpacked(given, work.resolve("unpacked")) : given;
        this.cache = work.resolve("leadnest.aot");
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
            made.train();
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

    private static Path unpacked(Path jar, Path folder) {
        run(List.of(
                JAVA.toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.toString()));
        return folder.resolve(jar.getFileName());
    }

    private void train() {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(OPTIONS);
        if (whole) {
            command.add("-XX:AOTCacheOutput=" + cache);
        }
        command.addAll(List.of(
                "-Dspring.context.exit=onRefresh",
                "-jar",
                jar.toString(),
                "--leadnest.mode=development",
                "--leadnest.data-dir=" + seed,
                "--server.port=0",
                "--logging.level.root=off"));
        run(command);
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

    /** The words that start the service, up to its own flags. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(OPTIONS);
        if (whole) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.addAll(List.of("-jar", jar.toString()));
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
