package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What makes an ID token good, beyond what the whole sign-in shows. */
class IdTokensTests {
    private static final String ISSUER = "https://issuer.example";
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<String> published = new AtomicReference<>("");
    private final AtomicInteger reads = new AtomicInteger();
    private RSAKey key;
    private IdTokens tokens;

    @BeforeEach
    void publish() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        published.set(new JWKSet(key.toPublicJWK()).toString());
        tokens = new IdTokens(
                new GoogleProperties(ISSUER, "client", "secret", false),
                () -> {
                    reads.incrementAndGet();
                    return published.get();
                },
                now::get);
    }

    @Test
    void aKeyThatTheIssuerTookBackIsTrustedForAnHourAtMost() throws Exception {
        assertThat(tokens.check(token(null), "nonce", null)).isInstanceOf(Redeemed.Known.class);
        published.set("{\"keys\":[]}");
        now.set(NOON.plus(Duration.ofMinutes(59)));
        assertThat(tokens.check(token(null), "nonce", null)).isInstanceOf(Redeemed.Known.class);
        assertThat(reads).hasValue(1);
        now.set(NOON.plus(Duration.ofMinutes(61)));
        assertThat(tokens.check(token(null), "nonce", null)).isInstanceOf(Redeemed.Refused.class);
        assertThat(reads).hasValue(2);
    }

    @Test
    void aProofSaysThatThePersonHasSignedInSince() throws Exception {
        assertThat(tokens.check(token(null), "nonce", NOON)).isInstanceOf(Redeemed.Refused.class);
        assertThat(tokens.check(token(NOON.minus(Duration.ofMinutes(2))), "nonce", NOON))
                .isInstanceOf(Redeemed.Refused.class);
        assertThat(tokens.check(token(NOON.plusSeconds(5)), "nonce", NOON)).isInstanceOf(Redeemed.Known.class);
    }

    private String token(@org.jspecify.annotations.Nullable Instant signedInAt) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("client")
                .subject("maya")
                .claim("nonce", "nonce")
                .claim("email", "maya@example.com")
                .expirationTime(Date.from(NOON.plus(Duration.ofHours(5))));
        if (signedInAt != null) {
            claims.claim("auth_time", signedInAt.getEpochSecond());
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
