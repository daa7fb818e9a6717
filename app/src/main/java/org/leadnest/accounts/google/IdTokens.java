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
    /** After which keys are read again: one that the issuer took back is trusted no longer. */
    private static final Duration AGE = Duration.ofHours(1);

    private static final InstantSource MACHINE = InstantSource.system();

    private final GoogleProperties properties;
    private final Supplier<String> published;
    private final InstantSource clock;
    private volatile @Nullable Keys keys;

    private record Keys(JWKSet set, Instant readAt) {}

    /** @param published reads the issuer's keys as it publishes them now */
    IdTokens(GoogleProperties properties, Supplier<String> published) {
        this(properties, published, MACHINE);
    }

    IdTokens(GoogleProperties properties, Supplier<String> published, InstantSource clock) {
        this.clock = clock;
        this.properties = properties;
        this.published = published;
    }

    /** @param since the earliest time at which the person may have signed in at the issuer; null for any */
    Redeemed check(String text, String nonce, @Nullable Instant since) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
                return new Redeemed.Refused("not signed with RS256");
            }
            Optional<JWK> key = key(token.getHeader().getKeyID());
            if (key.isEmpty() || !token.verify(new RSASSAVerifier(key.get().toRSAKey()))) {
                return new Redeemed.Refused("not signed by the issuer");
            }
            return claims(token.getJWTClaimsSet(), nonce, since);
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return new Redeemed.Refused("not an ID token");
        }
    }

    private Redeemed claims(JWTClaimsSet claims, String nonce, @Nullable Instant since) throws ParseException {
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
        if (end == null || end.toInstant().plus(SKEW).isBefore(clock.instant())) {
            return new Redeemed.Refused("expired");
        }
        if (!nonce.equals(claims.getStringClaim("nonce"))) {
            return new Redeemed.Refused("made for another sign-in");
        }
        if (subject == null || subject.isEmpty()) {
            return new Redeemed.Refused("without subject");
        }
        @Nullable Date signedIn = claims.getDateClaim("auth_time");
        if (since != null
                && (signedIn == null || signedIn.toInstant().plus(SKEW).isBefore(since))) {
            return new Redeemed.Refused("not signed in anew");
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
        if (id == null) {
            return Optional.empty();
        }
        Optional<JWK> known = Optional.ofNullable(keys)
                .filter(kept -> clock.instant().isBefore(kept.readAt().plus(AGE)))
                .map(kept -> kept.set().getKeyByKeyId(id));
        return known.isPresent() ? known : Optional.ofNullable(readAgain().getKeyByKeyId(id));
    }

    private JWKSet readAgain() throws ParseException {
        JWKSet read = JWKSet.parse(published.get());
        keys = new Keys(read, clock.instant());
        return read;
    }

    /** For the age of what was discovered. */
    static Instant now() {
        return MACHINE.instant();
    }
}
