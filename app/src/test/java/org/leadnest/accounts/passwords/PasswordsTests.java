package org.leadnest.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {
    /** From the tests of the reference implementation (phc-winner-argon2, test.c): 64 MiB, 2 passes, one lane, "password". */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private static final String PASSWORD = "мой дом стоит у моря тихо 🏠";

    private final PasswordEncoder java = Passwords.inJava();
    private final PasswordEncoder quick =
            QuickArgon2.of(16, 32, 64 * 1024, 3, 1).orElseThrow();

    @Test
    void theQuickOneIsArgon2idOfTheReference() {
        assertThat(quick.matches("password", REFERENCE)).isTrue();
        assertThat(quick.matches("passwords", REFERENCE)).isFalse();
        assertThat(quick.matches("password", REFERENCE.replace("t=2", "t=1"))).isFalse();
    }

    @Test
    void eachKnowsWhatTheOtherKept() {
        String quicks = quick.encode(PASSWORD);
        String javas = java.encode(PASSWORD);
        assertThat(java.matches(PASSWORD, quicks)).isTrue();
        assertThat(quick.matches(PASSWORD, javas)).isTrue();
        assertThat(java.matches(PASSWORD + " ", quicks)).isFalse();
        assertThat(quick.matches(PASSWORD + " ", javas)).isFalse();
    }

    @Test
    void keepsNoTwoAlikeAndWithTodaysParameters() {
        Passwords passwords = new Passwords();
        String kept = passwords.hash(PASSWORD);
        assertThat(kept).startsWith("$argon2id$v=19$m=65536,t=3,p=1$").isNotEqualTo(passwords.hash(PASSWORD));
        assertThat(passwords.outdated(kept)).isFalse();
        assertThat(passwords.outdated(REFERENCE)).isTrue();
        assertThat(passwords.matches(PASSWORD, Optional.of(kept))).isTrue();
        assertThat(passwords.matches(PASSWORD, Optional.empty())).isFalse();
    }

    @Test
    void aDamagedHashIsNoMatch() {
        assertThat(quick.matches(PASSWORD, "$argon2id$v=19$m=65536")).isFalse();
        assertThat(quick.matches(PASSWORD, "")).isFalse();
    }
}
