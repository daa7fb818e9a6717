package org.leadnest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "maya@example.com",
                "m.l+home@mail.example.co",
                "O'Neil@example.org",
                "jürgen@example.de",
                "a@xn--bcher-kva.example"
            })
    void takesWhatMailboxesAreCalled(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::value).hasValue(text);
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maya",
                "maya@",
                "@example.com",
                "maya@example",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a@b@example.com",
                "a@example..com",
                "a@.example.com",
                "a@example.c",
                "a@example.com.",
                "a b@example.com"
            })
    void refusesWhatMailCannotReach(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maya@Example.COM", " maya@example.com", "maya@bücher.example"})
    void keepsOneFormOfEachAddress(String text) {
        assertThat(EmailAddress.parse(text)).isPresent();
        assertThat(org.junit.jupiter.api.Assertions.assertThrows(
                        IllegalArgumentException.class, () -> new EmailAddress(text)))
                .hasMessageContaining("expected an e-mail address");
    }

    /** The quick way of the constructor and the full grammar of {@code parse} never disagree. */
    @Property(tries = 20_000)
    void theQuickWayTakesNothingThatTheGrammarRefuses(@ForAll("nearlyAddresses") String text) {
        boolean made = makes(text);
        assertThat(EmailAddress.parse(text)
                        .filter(found -> found.value().equals(text))
                        .isPresent())
                .isEqualTo(made);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars("aZ0.-_+x'").ofMinLength(0).ofMaxLength(70);
        Arbitrary<String> end = Arbitraries.of(".com", ".c", ".c0", "..com", ".4com", "", ".Com", ".xn--a");
        return net.jqwik.api.Combinators.combine(part, part.map(String::toLowerCase), end)
                .as((local, domain, last) -> local + "@" + domain + last);
    }

    private static boolean makes(String text) {
        try {
            return new EmailAddress(text).value().equals(text);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
