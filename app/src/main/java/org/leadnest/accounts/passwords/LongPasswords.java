package org.leadnest.accounts.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The most used passwords of at least 15 characters, more than 3,000 of them: what a list of the most used ones of any length
 * has little of. They lie in the jar ({@code accounts/long-passwords.txt.gz}, CC BY-SA 4.0; its head names the sources) and are
 * read when the first password is judged. Big and small letters count as the same.
 */
final class LongPasswords {
    private static final Set<String> ALL = read();

    private LongPasswords() {}

    /** @param password in Unicode's NFKC form */
    static boolean contain(String password) {
        return ALL.contains(folded(password)) || ALL.contains(folded(password.strip()));
    }

    static int count() {
        return ALL.size();
    }

    private static String folded(String password) {
        return password.toLowerCase(Locale.ROOT);
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(
                        LongPasswords.class.getResourceAsStream("/accounts/long-passwords.txt.gz"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("# ")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
