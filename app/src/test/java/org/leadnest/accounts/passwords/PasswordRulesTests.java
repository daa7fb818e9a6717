package org.leadnest.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {
    private static final List<String> CONTEXT =
            List.of("Grace Harbor", "Harbor Realty of Miami", "grace.harbor@example.com");

    /** Ranges of two digits: 256 files in place of a million. */
    private static final RangeFiles SMALL = new RangeFiles(2);

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "seven harbor seals sleep",
                "мой дом стоит у моря тихо",
                "🏠🏡🏘️ under seven oaks",
                "               twelve spaces before",
                "no digits no capitals needed"
            })
    void takesLongPasswordsOfAnyKind(String password) {
        assertThat(rules.objection(password, CONTEXT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fourteen chars", "Tr0ub4dor&3", "ﬁﬁﬁﬁﬁﬁ"})
    void refusesLessThan15Characters(String password) {
        assertThat(rules.objection(password, CONTEXT))
                .hasValueSatisfying(why -> assertThat(why).contains("at least 15"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sunshinesunshine", "Footballchelsea1987", " realtorwelcome123! ", "monkeysunshine1qaz2wsx"})
    void refusesTheUsualWordsPutTogether(String password) {
        assertThat(LongPasswords.contain(password)).isTrue();
        assertThat(rules.objection(password, CONTEXT)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaa",
                "passwordpassword",
                "123456789012345",
                "Password1234567890",
                "qwertyuiopqwertyuiop",
                "abcabcabcabcabcabc",
                "iloveyouiloveyou1",
                "leadnestleadnest",
                "grace.harbor@example.com",
                "HarborRealtyofMiami"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        assertThat(rules.objection(password, CONTEXT))
                .hasValueSatisfying(why -> assertThat(why).contains("easy to guess"));
    }

    @Test
    void takes128CharactersAndNotMore() {
        String long128 =
                "seven harbor seals sleep under a gray pier, ".repeat(3).substring(0, 128);
        assertThat(rules.objection(long128, CONTEXT)).isEmpty();
        assertThat(rules.objection(long128 + "!", CONTEXT)).isPresent();
    }

    @Test
    void refusesWhatStandsInTheRangeFilesOfTheInstallation(@TempDir Path folder) throws IOException {
        // SHA-1 of "seven harbor seals sleep" begins with the name of its file
        String hash = HexFormat.of().withUpperCase().formatHex(sha1("seven harbor seals sleep"));
        String padding = HexFormat.of().withUpperCase().formatHex(sha1("no digits no capitals needed"));
        whole(folder);
        Files.writeString(
                folder.resolve(hash.substring(0, 2) + ".txt"),
                "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n" + hash.substring(2) + ":17\r\n");
        Files.writeString(folder.resolve(padding.substring(0, 2) + ".txt"), padding.substring(2) + ":0\r\n");
        PasswordRules strict = new PasswordRules(new BreachedPasswords(folder.toString(), SMALL));
        assertThat(strict.objection("seven harbor seals sleep", CONTEXT))
                .hasValueSatisfying(why -> assertThat(why).contains("stolen elsewhere"));
        assertThat(strict.objection("no digits no capitals needed", CONTEXT)).isEmpty();
        assertThat(strict.objection("correct horse battery staple", CONTEXT)).isEmpty();
        assertThat(rules.objection("seven harbor seals sleep", CONTEXT)).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereOrLacksARangeStopsTheStart(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> new BreachedPasswords("/no/such/folder"))
                .hasMessageContaining("leadnest.passwords.breached-folder");
        whole(folder);
        Files.delete(folder.resolve("7C.txt"));
        assertThatThrownBy(() -> new BreachedPasswords(folder.toString(), SMALL))
                .hasMessageContaining("7C.txt is missing")
                .hasMessageContaining("admin breached-passwords");
        assertThatThrownBy(() -> new BreachedPasswords(folder.toString())).hasMessageContaining("00000.txt");
    }

    private static void whole(Path folder) throws IOException {
        for (int number = 0; number < SMALL.count(); number++) {
            Files.createFile(SMALL.file(folder, SMALL.range(number)));
        }
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
