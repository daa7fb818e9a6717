package org.leadnest.accounts.passwords;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How people make a short password long enough: one of the usual words, two of them side by side or one three times, with a year,
 * a row of digits or of keys behind it; a list of the most used passwords of any length has few so long. Words and endings are
 * ours. Big and small letters count as the same.
 */
final class LongPasswords {
    private static final List<String> WORDS = List.of(("password passwort contrasena welcome letmein qwerty iloveyou"
                    + " sunshine princess football baseball basketball superman batman spiderman starwars pokemon dragon"
                    + " monkey master shadow michael jessica jennifer ashley charlie thomas daniel jordan hunter"
                    + " chocolate butterfly liverpool chelsea arsenal computer internet samsung whatever freedom"
                    + " trustno1 secret summer winter spring autumn monday friday flower cookie cheese"
                    + " pepper ginger tigger purple orange yellow silver golden diamond rainbow angel"
                    + " babygirl lovely forever together family mother father sister brother jesus blessed"
                    + " heaven house home realty realtor agent broker admin administrator login changeme default")
            .split(" "));
    private static final List<String> TAILS = Stream.concat(
                    Stream.of(
                            "1",
                            "12",
                            "123",
                            "1234",
                            "12345",
                            "123456",
                            "1234567",
                            "12345678",
                            "123456789",
                            "1234567890",
                            "0987654321",
                            "987654321",
                            "111111",
                            "000000",
                            "qwerty",
                            "qwertyuiop",
                            "asdfgh",
                            "asdfghjkl",
                            "zxcvbnm",
                            "abc123",
                            "123abc",
                            "1q2w3e",
                            "1q2w3e4r",
                            "1qaz2wsx",
                            "!",
                            "!!",
                            "123!",
                            "1234!"),
                    Stream.iterate(1970, year -> year <= 2030, year -> year + 1).map(String::valueOf))
            .toList();

    private LongPasswords() {}

    /** @param password in Unicode's NFKC form */
    static boolean contain(String password) {
        String folded = password.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(""), TAILS.stream())
                .filter(folded::endsWith)
                .map(tail -> folded.substring(0, folded.length() - tail.length()))
                .anyMatch(LongPasswords::isMadeOfUsualWords);
    }

    private static boolean isMadeOfUsualWords(String text) {
        return WORDS.stream()
                .filter(text::startsWith)
                .anyMatch(word -> text.equals(word)
                        || text.equals(word.repeat(3))
                        || WORDS.contains(text.substring(word.length())));
    }
}
