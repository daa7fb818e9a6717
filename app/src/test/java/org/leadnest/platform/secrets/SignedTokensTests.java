package org.leadnest.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedTokensTests {
    private static final UUID ID = UUID.fromString("01a228bf-902c-768c-ab91-0b4750328960");

    private static final byte[] KEY = "one key".getBytes(StandardCharsets.UTF_8);

    private final SignedTokens tokens = new SignedTokens(key(KEY, null), 20);
    private final String token = tokens.of(SignedTokens.put(tokens.body(), ID).putInt(7));

    @Test
    void sayWhatTheyStandFor() {
        ByteBuffer body = tokens.open(token).orElseThrow();
        assertThat(SignedTokens.id(body)).isEqualTo(ID);
        assertThat(body.getInt()).isEqualTo(7);
    }

    /** Links that were mailed must go on working: made by Python's hmac and base64 from the same key and body. */
    @Test
    void areWrittenAsEver() {
        assertThat(token).isEqualTo("AaIov5AsdoyrkQtHUDKJYAAAAAc9_WCEIL_pRTXeFhABYQHm");
    }

    @Test
    void areOursOnlyWholeAndUnderTheSameKey() {
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.open(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("letter %d changed", i)
                    .isEmpty();
        }
        assertThat(tokens.open(token + "AA")).isEmpty();
        assertThat(tokens.open(token.substring(4))).isEmpty();
        assertThat(tokens.open("no base64!")).isEmpty();
        assertThat(tokens.open("")).isEmpty();
        assertThat(new SignedTokens(key(new byte[32], null), 20).open(token)).isEmpty();
        assertThat(new SignedTokens(key(KEY, null), 16).open(token)).isEmpty();
    }

    @Test
    void aTokenOfTheSecretBeforeOpensAndNewOnesAreMadeUnderThePresentOne() {
        byte[] present = new byte[32];
        String before = token(tokens);
        SignedTokens both = new SignedTokens(key(present, KEY), 20);
        assertThat(both.open(before)).isPresent();
        assertThat(new SignedTokens(key(present, null), 20).open(before))
                .as("the secret before is named no more")
                .isEmpty();
        assertThat(new SignedTokens(key(present, null), 20).open(token(both))).isPresent();
    }

    private static String token(SignedTokens tokens) {
        return tokens.of(SignedTokens.put(tokens.body(), new UUID(1, 2)).putInt(3));
    }

    private static PurposeKey key(byte[] current, byte @Nullable [] before) {
        return new PurposeKey(current, before, current);
    }
}
