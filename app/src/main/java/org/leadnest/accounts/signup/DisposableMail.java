package org.leadnest.accounts.signup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.kernel.EmailAddress;

/** Knows services whose addresses are thrown away, by a list of their domains (its head says where it comes from); a domain stands for those under it. */
public final class DisposableMail {
    private static final String LIST = "/accounts/disposable-domains.txt";
    private static final Set<String> DOMAINS = read();

    private DisposableMail() {}

    public static boolean disposable(EmailAddress address) {
        String text = address.normalised();
        String domain = text.substring(text.lastIndexOf('@') + 1);
        while (!domain.isEmpty()) {
            if (DOMAINS.contains(domain)) {
                return true;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return false;
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(DisposableMail.class.getResourceAsStream(LIST))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
