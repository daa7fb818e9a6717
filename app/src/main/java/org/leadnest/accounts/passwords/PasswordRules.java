package org.leadnest.accounts.passwords;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a password must be, by NIST SP 800-63B-4 section 3.1.1.2: at least 15 characters, as it is the only factor; up to
 * 128, of any kind; no rules of composition; and not one that is commonly used, expected or compromised. The last is
 * judged by {@link LongPasswords} and by zxcvbn (MIT licence) with its 30,000 most used passwords of any length and its words, names, keyboard runs, repeats and
 * dates, and with the person's own words: a password that it guesses within 10^8 tries is refused, however long. So is one
 * of {@link BreachedPasswords}, where an installation has them.
 */
@Component
public class PasswordRules {
    public static final int MIN_LENGTH = 15;
    public static final int MAX_LENGTH = 128;
    /** zxcvbn's time grows with the square of the length; what is not guessed within this prefix is good enough. */
    private static final int JUDGED_LENGTH = 64;

    private static final double FEWEST_GUESSES_LOG10 = 8;
    private static final int SHORTEST_WORD = 3;
    private static final String SERVICE = "leadnest";

    /** Reading the lists takes a moment and some memory: only when the first password is judged. */
    private static final class Lists {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    private final BreachedPasswords breached;

    @Autowired
    PasswordRules(BreachedPasswords breached) {
        this.breached = breached;
    }

    PasswordRules() {
        this(BreachedPasswords.NONE);
    }

    /**
     * Why the password is not good enough, or nothing.
     *
     * @param context what others know of the person: name, e-mail address, company
     */
    public Optional<String> objection(String password, List<String> context) {
        String normalised = Passwords.normalised(password);
        int length = normalised.codePointCount(0, normalised.length());
        if (length < MIN_LENGTH) {
            return Optional.of("expected at least " + MIN_LENGTH + " characters; a few unrelated words do well");
        }
        if (length > MAX_LENGTH) {
            return Optional.of("expected at most " + MAX_LENGTH + " characters");
        }
        if (breached.contain(password) || breached.contain(normalised)) {
            return Optional.of("this one stands in lists of passwords that were stolen elsewhere, so it is tried first;"
                    + " a few unrelated words do better");
        }
        String judged = normalised.substring(0, Math.min(normalised.length(), JUDGED_LENGTH));
        if (Lists.ZXCVBN.measure(judged, words(context)).getGuessesLog10() < FEWEST_GUESSES_LOG10) {
            return Optional.of("this one is easy to guess: it is common, repeats itself, or is made of your own data;"
                    + " a few unrelated words do better");
        }
        return LongPasswords.contain(normalised)
                ? Optional.of("this one is put together as many are, from the most usual words, so it is tried early;"
                        + " a few unrelated words do better")
                : Optional.empty();
    }

    private static List<String> words(List<String> context) {
        Stream<String> whole = context.stream();
        Stream<String> joined = context.stream().map(text -> text.replaceAll("[^\\p{L}\\p{N}]", ""));
        Stream<String> parts = context.stream().flatMap(text -> Stream.of(text.split("[^\\p{L}\\p{N}]+")));
        return Stream.of(Stream.of(SERVICE), whole, joined, parts)
                .flatMap(words -> words)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
    }
}
