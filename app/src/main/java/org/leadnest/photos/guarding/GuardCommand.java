package org.leadnest.photos.guarding;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leadnest.retouch.Retouch;

/** The child's side of the guard, and how a child of this very program is called. */
public final class GuardCommand {
    /** The first word after the program's name. */
    public static final String NAME = "decode-guard";

    private static final String PROGRAM = "org.leadnest.LeadNest";
    private static final String FAT_JAR = "org.springframework.boot.loader.launch.JarLauncher";
    private static final int HEAP_IS_FULL = 3;
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Path NOWHERE = Path.of("/dev/null");

    /** In KiB: heap, classes and code take 1 GiB of addresses, a file of 120 megapixels less than another. */
    private static final int ADDRESS_SPACE = 4 << 20;

    private GuardCommand() {}

    /** The command of a child, from the fat jar, the extracted jar or a folder of classes alike. */
    static List<String> own() {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SHELL) && "Linux".equals(System.getProperty("os.name"))) {
            String limited = "ulimit -v %d; exec \"$@\"".formatted(ADDRESS_SPACE);
            words.addAll(List.of(SHELL.toString(), "-c", limited, NAME));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED"));
        if (Files.exists(NOWHERE)) {
            words.add("-XX:ErrorFile=" + NOWHERE);
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), inFatJar() ? FAT_JAR : PROGRAM, NAME));
        return List.copyOf(words);
    }

    private static boolean inFatJar() {
        try {
            Class.forName(FAT_JAR, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException extracted) {
            return false;
        }
    }

    /** Decodes what comes until nothing more comes. */
    public static void run() throws IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            System.setOut(System.err);
            Retouch.warmDecoder();
            out.write(GuardChild.READY);
            out.flush();
            serve(new DataInputStream(in), out);
        }
    }

    private static void serve(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            byte[] file;
            try {
                file = new byte[in.readInt()];
                in.readFully(file);
            } catch (EOFException over) {
                return;
            }
            tryToOpen(file);
            out.write(GuardChild.DONE);
            out.flush();
        }
    }

    /**
     * Exceptions happen alike in the service, which survives them. A full heap would there be everybody's, so that here it
     * ends the process as native faults do.
     */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void tryToOpen(byte[] file) {
        try {
            Retouch.open(file);
        } catch (RuntimeException survived) {
            System.err.println(survived.getClass().getName());
        } catch (OutOfMemoryError full) {
            Runtime.getRuntime().halt(HEAP_IS_FULL);
        }
    }
}
