package org.leadnest.leads;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;

/**
 * The keys under which a lead is found, and the beginnings of keys that a search asks for. A key is lower case, without
 * accents and apostrophes, its words parted by one blank; keys are compared by their first bytes. A lead has: its name
 * from each word on ("maria lopez", "lopez") and turned round, each e-mail address and the words before its @, each phone
 * number's national digits, its last seven and its last four; of two keys of which one begins the other, the longer one. No
 * key of a name or a note begins with a sign, and neither does what is asked: {@code (cash} finds cash.
 */
public final class SearchKeys {
    private static final int MAX_KEY = 64;
    private static final int MAX_WORDS = 8;
    private static final int MAX_TERMS = 5;
    private static final int FEWEST_DIGITS = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SILENT = Pattern.compile("['’`´\\u0000]");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z},./_|\\\\-]+");
    private static final Pattern PHONE_LIKE = Pattern.compile("[+(]?[0-9][0-9()+./\\s-]*");
    private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");

    /** A country's 1 that is written apart: {@code 1 305}, {@code 1-305}, {@code 1 (305)}. */
    private static final Pattern COUNTRY_APART = Pattern.compile("\\(?1[^0-9].*");

    /** As {@code leads.note_words} takes them off the beginnings of words. */
    private static final String SIGNS = "()[]{}<>\"“”«»*#!?;:&+=~^$%@";

    private static final String AROUND = "()[]{}<>\"“”«»";
    private static final String CLOSING = ")]}>\"”»*!?;:";

    private SearchKeys() {}

    public static Set<String> of(
            @Nullable String firstName,
            @Nullable String lastName,
            List<EmailAddress> emails,
            List<PhoneNumber> phones) {
        Set<String> keys = new LinkedHashSet<>();
        String first = plain(firstName);
        String last = plain(lastName);
        addSuffixes(keys, (first + " " + last).strip());
        if (!first.isEmpty() && !last.isEmpty()) {
            addName(keys, last + " " + first);
        }
        for (EmailAddress email : emails) {
            String address = cut(email.normalised());
            keys.add(address);
            String mailbox = plain(email.value().substring(0, email.value().lastIndexOf('@')));
            String word = mailbox.substring(0, wordEnd(mailbox));
            // A search asks for one word at a time: the first one is found by the address that begins with it.
            addSuffixes(
                    keys,
                    address.startsWith(word) ? mailbox.substring(word.length()).strip() : mailbox);
        }
        for (PhoneNumber phone : phones) {
            String digits = national(phone.value().substring(1));
            keys.add(digits);
            keys.add(digits.substring(Math.max(0, digits.length() - 7)));
            keys.add(digits.substring(Math.max(0, digits.length() - 4)));
        }
        // A search asks for beginnings: a key that begins another finds nothing more.
        keys.removeIf(key -> begins(key, keys));
        return keys;
    }

    /** What each key range must begin with; a lead is found when it has a key for each. Empty when nothing is asked. */
    public static List<String> termsOf(String query) {
        String text = query.strip();
        if (PHONE_LIKE.matcher(text).matches()) {
            String digits = NOT_DIGIT.matcher(text).replaceAll("");
            if (digits.length() >= FEWEST_DIGITS) {
                return List.of(asked(text, digits));
            }
        }
        List<String> terms = new ArrayList<>();
        for (String token : text.split("\\s+")) {
            if (token.indexOf('@') > 0) {
                String address = SILENT.matcher(token).replaceAll("").toLowerCase(Locale.ROOT);
                terms.add(to(from(address, AROUND), CLOSING));
            } else {
                Arrays.stream(plain(token).split(" "))
                        .map(word -> to(from(word, SIGNS), CLOSING))
                        .forEach(terms::add);
            }
        }
        return terms.stream()
                .map(SearchKeys::cut)
                .filter(term -> !term.isEmpty())
                .distinct()
                .limit(MAX_TERMS)
                .toList();
    }

    /**
     * What is typed of a number so far, without the country's 1. Four or seven digits in one piece may be the last of a
     * number that has a 1 there: they are asked as they stand.
     */
    private static String asked(String text, String digits) {
        boolean ending = digits.length() == 4 || digits.length() == 7;
        boolean country = text.startsWith("+1")
                || (digits.startsWith("1")
                        && digits.length() > FEWEST_DIGITS
                        && digits.length() <= 11
                        && (!ending || COUNTRY_APART.matcher(text).matches()));
        return country ? digits.substring(1) : digits;
    }

    /** By last, then first name; leads without a name come behind the letters. */
    public static String sortName(@Nullable String firstName, @Nullable String lastName) {
        String name = cut((plain(lastName) + " " + plain(firstName)).strip());
        return name.isEmpty() ? "~" : name;
    }

    private static boolean begins(String key, Set<String> keys) {
        for (String other : keys) {
            if (other.length() > key.length() && other.startsWith(key)) {
                return true;
            }
        }
        return false;
    }

    private static void addSuffixes(Set<String> keys, String plain) {
        String rest = plain;
        for (int word = 0; word < MAX_WORDS && !rest.isEmpty(); word++) {
            addName(keys, rest);
            int blank = rest.indexOf(' ');
            rest = blank < 0 ? "" : rest.substring(blank + 1);
        }
    }

    private static void addName(Set<String> keys, String name) {
        String key = cut(from(name, SIGNS + " "));
        if (!key.isEmpty()) {
            keys.add(key);
        }
    }

    private static String from(String word, String signs) {
        int at = 0;
        while (at < word.length() && signs.indexOf(word.charAt(at)) >= 0) {
            at++;
        }
        return word.substring(at);
    }

    private static String to(String word, String signs) {
        int end = word.length();
        while (end > 0 && signs.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static int wordEnd(String plain) {
        int blank = plain.indexOf(' ');
        return blank < 0 ? plain.length() : blank;
    }

    private static String national(String digits) {
        return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    }

    private static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return simple(text) ? simplyPlain(text) : folded(text);
    }

    /** Printable ASCII, which nine texts in ten are: plain without a regular expression. */
    private static boolean simple(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String simplyPlain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (" ,./_|\\-".indexOf(c) >= 0) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (c != '\'' && c != '`') {
                plain.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        if (!plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ') {
            plain.setLength(plain.length() - 1);
        }
        return plain.toString();
    }

    private static String folded(String given) {
        String folded =
                MARKS.matcher(Normalizer.normalize(given, Normalizer.Form.NFKD)).replaceAll("");
        String quiet = SILENT.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll("");
        return SEPARATORS.matcher(quiet).replaceAll(" ").strip();
    }

    private static String cut(String key) {
        return key.length() <= MAX_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, Math.min(MAX_KEY, key.codePointCount(0, key.length()))))
                        .strip();
    }
}
