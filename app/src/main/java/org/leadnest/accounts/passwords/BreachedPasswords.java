package org.leadnest.accounts.passwords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * All passwords that were ever found in a breach, when the installation has them: a folder of range files as Have I Been
 * Pwned publishes them, one for each five hexadecimal digits that a SHA-1 begins with ({@code 21BD1.txt}), in each line the
 * other 35 digits, a colon, and how often it was found; {@code admin breached-passwords} fetches them. They lie on this machine: nothing of a password is sent anywhere.
 * Thread-safe; a look reads one file of about 40 KB.
 */
@Component
final class BreachedPasswords {
    static final BreachedPasswords NONE = new BreachedPasswords("");

    private final Optional<Path> folder;
    private final RangeFiles files;

    /** @param folder of the range files; blank for none. One that is named and not there, or lacks a range, is refused. */
    @Autowired
    BreachedPasswords(@Value("${leadnest.passwords.breached-folder:}") String folder) {
        this(folder, RangeFiles.PWNED);
    }

    BreachedPasswords(String folder, RangeFiles files) {
        this.folder = folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder.strip()));
        this.files = files;
        this.folder.ifPresent(this::requireWhole);
    }

    /** A gap would let through what stands in it. */
    private void requireWhole(Path path) {
        if (!Files.isDirectory(path)) {
            throw new IllegalStateException(
                    "leadnest.passwords.breached-folder: expected a folder of range files, and " + path + " is none");
        }
        try {
            files.gap(path).ifPresent(gap -> {
                throw new IllegalStateException("leadnest.passwords.breached-folder: expected all " + files.count()
                        + " range files, and " + files.range(gap) + ".txt is missing; fetch the rest with: admin"
                        + " breached-passwords " + path);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean contain(String password) {
        return folder.isPresent() && contains(folder.get(), sha1(password));
    }

    private boolean contains(Path folder, String hash) {
        String rest = hash.substring(files.digits()) + ":";
        try (Stream<String> lines =
                Files.lines(files.file(folder, hash.substring(0, files.digits())), StandardCharsets.US_ASCII)) {
            return lines.anyMatch(line -> line.regionMatches(true, 0, rest, 0, rest.length())
                    && !line.substring(rest.length()).strip().equals("0")); // padding, not a find
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As the list has it; it protects nothing here. */
    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
