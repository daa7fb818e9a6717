package org.leadnest.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The secret that file addresses are signed with: 32 random bytes, made at the first start, readable by us alone. */
final class SigningKey {
    private static final int BYTES = 32;

    private SigningKey() {}

    static byte[] in(Path folder) {
        Path file = folder.resolve("files.key");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new IllegalStateException(file + " should hold " + BYTES + " bytes; delete it to get a new key");
            }
            return key;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void make(Path folder, Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        Path unfinished = posix
                ? Files.createTempFile(
                        folder,
                        "files",
                        ".part",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "files", ".part");
        Files.write(unfinished, key);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
