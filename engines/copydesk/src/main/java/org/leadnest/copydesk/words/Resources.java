package org.leadnest.copydesk.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The engine's own text files, read from the class path: lines without comments and blanks. */
public final class Resources {
    private static final String ROOT = "/org/leadnest/copydesk/";

    private static final Map<String, List<String>> READ = new ConcurrentHashMap<>();

    private Resources() {}

    /** Lines of a file below the engine's folder, stripped, without empty lines and lines that begin with "//". */
    public static List<String> lines(String path) {
        return READ.computeIfAbsent(path, Resources::read);
    }

    private static List<String> read(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the jar: " + ROOT + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
