package org.leadnest.accounts.google;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.signup.Secret;

/**
 * What a browser was sent to Google for, kept in its session until it comes back.
 *
 * @param verifier of PKCE (RFC 7636): only who began can redeem the code
 * @param next page to open afterwards
 * @param joins the user who wants to be joined, or to prove that it is them; null for signing in
 * @param proves since when, by the machine's clock, they must have signed in at Google for it to be a proof; null for no proof
 */
record Errand(
        String state,
        String nonce,
        String verifier,
        String next,
        @Nullable UUID joins,
        @Nullable Instant proves) implements Serializable {
    static Errand begin(String next, @Nullable UUID joins, @Nullable Instant proves) {
        return new Errand(
                Secret.random().text(), Secret.random().text(), Secret.random().text(), next, joins, proves);
    }

    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Errand";
    }
}
