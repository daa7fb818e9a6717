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
        if (!plain(value) && !canonical(value).map(value::equals).orElse(false)) {
            throw new IllegalArgumentException("expected an e-mail address such as maya@example.com");
        }
    }

    /** The address in {@code text} (surrounding blanks are ignored), or nothing when mail cannot be sent to it. */
    public static Optional<EmailAddress> parse(String text) {
        String stripped = text.strip();
        return (plain(stripped) ? Optional.of(stripped) : canonical(stripped)).map(EmailAddress::new);
    }

    /** The whole address in lower case: two addresses with the same form are the same mailbox here. */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** As a log that outlasts the address may keep it: how it begins, and its domain. */
    public String masked() {
        return value.charAt(0) + "•••" + value.substring(value.lastIndexOf('@'));
    }

    /**
     * Whether {@code text} is one of the usual addresses and canonical already: ASCII letters, digits, single dots, hyphens,
     * underscores and plus signs before the @, labels of small letters and digits behind it. A page of a list makes a
     * hundred of these, so they are told without a regular expression; what is not plain may still be an address.
     */
    private static boolean plain(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > 64 || text.length() > MAX_LENGTH || text.indexOf('.', at) < 0) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = i == at
                    ? before != '.'
                    : c == '.' ? before != '.' && before != '@' : i < at ? local(c) : c >= 'a' && c <= 'z' || digit(c);
            if (!fits) {
                return false;
            }
            before = c;
        }
        return topLevel(text);
    }

    private static boolean local(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c) || c == '-' || c == '_' || c == '+';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The last label is of two letters or more; a label of more than 63 characters is for the regular expression. */
    private static boolean topLevel(String text) {
        int dot = text.lastIndexOf('.');
        int length = text.length() - dot - 1;
        return length >= 2 && text.length() - text.indexOf('@') <= 64 && !digit(text.charAt(dot + 1));
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
