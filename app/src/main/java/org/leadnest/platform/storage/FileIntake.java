package org.leadnest.platform.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes files that people bring: one of the kinds of {@link FileKind}, proven by its first bytes, not too large,
 * and cleared by the scanner of malware where the installation has one.
 */
@Component
public class FileIntake {
    private static final int MAX_NAME = 200;

    private final Storage storage;
    private final MalwareScanner scanner;

    FileIntake(Storage storage, MalwareScanner scanner) {
        this.storage = storage;
        this.scanner = scanner;
    }

    /** What came of a file. */
    public sealed interface Taking {
        /** It is kept under the key. */
        record Taken(String name, long bytes) implements Taking {}

        /** @param reason what was expected */
        record Refused(String reason) implements Taking {}
    }

    public Taking take(MultipartFile file, long mostMegabytes, AccountId account, String key) throws IOException {
        String name = name(file);
        if (file.isEmpty()) {
            return new Taking.Refused("expected a file that is not empty");
        }
        if (file.getSize() > mostMegabytes * 1024 * 1024) {
            return new Taking.Refused("expected at most " + mostMegabytes + " MB");
        }
        Optional<String> danger = danger(file);
        if (danger.isPresent()) {
            return new Taking.Refused(danger.get());
        }
        try (InputStream in = new BufferedInputStream(file.getInputStream(), FileKind.HEAD * 2)) {
            in.mark(FileKind.HEAD + 1);
            byte[] head = in.readNBytes(FileKind.HEAD);
            in.reset();
            if (FileKind.of(name, head).isEmpty()) {
                return new Taking.Refused(FileKind.EXPECTED);
            }
            storage.put(account, key, "application/octet-stream", in, file.getSize());
        }
        return new Taking.Taken(name, file.getSize());
    }

    private Optional<String> danger(MultipartFile file) throws IOException {
        if (!scanner.on()) {
            return Optional.empty();
        }
        try (InputStream in = file.getInputStream()) {
            return switch (scanner.look(in)) {
                case CLEAN -> Optional.empty();
                case MALWARE -> Optional.of("the scanner of this installation knows this file as malware");
                case UNKNOWN -> Optional.of("the file could not be scanned at this moment; please try again later");
            };
        }
    }

    /** The last part of what the browser calls it. */
    private static String name(MultipartFile file) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= MAX_NAME ? last : last.substring(last.length() - MAX_NAME);
    }
}
