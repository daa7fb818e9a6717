package org.leadnest.platform.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes files that people bring: one of the kinds of {@link FileKind}, proven by its first bytes, and not too large. */
@Component
public class FileIntake {
    private static final int MAX_NAME = 200;

    private final Storage storage;

    FileIntake(Storage storage) {
        this.storage = storage;
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

    /** The last part of what the browser calls it. */
    private static String name(MultipartFile file) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= MAX_NAME ? last : last.substring(last.length() - MAX_NAME);
    }
}
