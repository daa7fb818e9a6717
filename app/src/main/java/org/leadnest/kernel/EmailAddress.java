package org.leadnest.kernel;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: dot-atom local part (RFC 5322 section 3.4.1 without quoted strings and
 * comments, which no mailbox provider accepts), a host name with at least two labels, 254 characters at most
 * (RFC 5321 section 4.5.3.1). The domain is kept in lower case and ASCII; {@link #normalised()} is the key for equality.
 */
public record EmailAddress(String value) {
    private static final int MAX_LENGTH = 254;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    public EmailAddress {
        if (!canonical(value).map(value::equals).orElse(false)) {
            throw new IllegalArgumentException("expected an e-mail address such as maya@example.com");
        }
    }

    /** The address in {@code text} (surrounding blanks are ignored), or nothing when mail cannot be sent to it. */
    public static Optional<EmailAddress> parse(String text) {
        return canonical(text.strip()).map(EmailAddress::new);
    }

    /** The whole address in lower case: two addresses with the same form are the same mailbox here. */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> canonical(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain;
        try {
            domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAHostName) {
            return Optional.empty();
        }
        return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                ? Optional.of(local + "@" + domain)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
