package org.leadnest.accounts.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks ID tokens (OpenID Connect Core, section 3.1.3.7): signed with RS256 by a key of the issuer, made for us and for this
 * one sign-in, not expired. One without an address has an empty one. A key that is not known makes the keys be read again, since issuers change them.
 */
final class IdTokens {
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final InstantSource MACHINE = InstantSource.system();

    private final GoogleProperties properties;
    private final Supplier<String> published;
    private volatile @Nullable JWKSet keys;

    /** @param published reads the issuer's keys as it publishes them now */
    IdTokens(GoogleProperties properties, Supplier<String> published) {
        this.properties = properties;
        this.published = published;
    }

    Redeemed check(String text, String nonce) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
                return new Redeemed.Refused("not signed with RS256");
            }
            Optional<JWK> key = key(token.getHeader().getKeyID());
            if (key.isEmpty() || !token.verify(new RSASSAVerifier(key.get().toRSAKey()))) {
                return new Redeemed.Refused("not signed by the issuer");
            }
            return claims(token.getJWTClaimsSet(), nonce);
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return new Redeemed.Refused("not an ID token");
        }
    }

    private Redeemed claims(JWTClaimsSet claims, String nonce) throws ParseException {
        @Nullable String issuer = claims.getIssuer();
        @Nullable Date end = claims.getExpirationTime();
        @Nullable String subject = claims.getSubject();
        @Nullable String email = claims.getStringClaim("email");
        if (issuer == null || !properties.names(issuer)) {
            return new Redeemed.Refused("from another issuer");
        }
        if (!claims.getAudience().contains(properties.clientId())
                || claims.getAudience().size() > 1 && !properties.clientId().equals(claims.getStringClaim("azp"))) {
            return new Redeemed.Refused("made for another application");
        }
        if (end == null || end.toInstant().plus(SKEW).isBefore(MACHINE.instant())) {
            return new Redeemed.Refused("expired");
        }
        if (!nonce.equals(claims.getStringClaim("nonce"))) {
            return new Redeemed.Refused("made for another sign-in");
        }
        if (subject == null || subject.isEmpty()) {
            return new Redeemed.Refused("without subject");
        }
        @Nullable String name = claims.getStringClaim("name");
        @Nullable Object picture = claims.getClaim("picture");
        return new Redeemed.Known(new GoogleUser(
                properties.issuer(),
                subject,
                email == null ? "" : email,
                "true".equals(String.valueOf(claims.getClaim("email_verified"))),
                name == null ? "" : name,
                picture instanceof String address ? address : ""));
    }

    private Optional<JWK> key(@Nullable String id) throws ParseException {
        JWKSet known = keys;
        @Nullable JWK key = known == null || id == null ? null : known.getKeyByKeyId(id);
        if (key == null && id != null) {
            JWKSet read = JWKSet.parse(published.get());
            keys = read;
            key = read.getKeyByKeyId(id);
        }
        return Optional.ofNullable(key);
    }

    /** For the age of what was discovered. */
    static Instant now() {
        return MACHINE.instant();
    }
}
