package org.leadnest.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {
    private static final List<String> CONTEXT =
            List.of("Grace Harbor", "Harbor Realty of Miami", "grace.harbor@example.com");

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
}
