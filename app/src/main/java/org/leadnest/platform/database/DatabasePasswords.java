package org.leadnest.platform.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * What the roles of an embedded database prove themselves with: 256 random bits each, made at the first start of a folder and
 * kept in it, in a file that its owner alone may read ({@code database-passwords.properties}). Whoever may not read the folder
 * has no way into the database, on the same machine either.
 */
public record DatabasePasswords(String superuser, String owner, String application) {
    private static final String FILE = "database-passwords.properties";
    private static final String OWNER_ALONE = "rw-------";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static DatabasePasswords fresh() {
        return new DatabasePasswords(random(), random(), random());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Those of a data folder; nothing where none were made. */
    public static Optional<DatabasePasswords> in(Path dataDir) throws IOException {
        Path file = dataDir.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        kept.load(new StringReader(Files.readString(file)));
        return Optional.of(new DatabasePasswords(
                value(kept, file, "superuser"), value(kept, file, "owner"), value(kept, file, "application")));
    }

    private static String value(Properties kept, Path file, String name) {
        String value = kept.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("expected a password of the role \"" + name + "\" in " + file
                    + "; without the file new ones are made at the next start");
        }
        return value;
    }

    /** Whole or not at all. */
    void keep(Path dataDir) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("superuser", superuser);
        kept.setProperty("owner", owner);
        kept.setProperty("application", application);
        StringWriter text = new StringWriter();
        kept.store(text, "Passwords of the embedded database's roles. Made by LeadNest; keep them to yourself.");
        Path half = secret(dataDir, text.toString());
        Files.move(half, dataDir.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file with the superuser's password alone, as {@code initdb} reads it; the caller removes it. */
    Path forInitdb(Path dataDir) throws IOException {
        return secret(dataDir, superuser + "\n");
    }

    private static Path secret(Path dataDir, String text) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE))
                }
                : new FileAttribute<?>[0];
        Path file = Files.createTempFile(dataDir, "database-", ".secret", rights);
        return Files.writeString(file, text);
    }

    /** Says nothing of them. */
    @Override
    public String toString() {
        return "DatabasePasswords";
    }
}
