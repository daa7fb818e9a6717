package org.leadnest.leads.mailroom;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.PurposeKey;
import org.springframework.stereotype.Component;

/**
 * Standard Webhooks, the receiving side: {@code webhook-signature} holds {@code v1,} and the base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}; a timestamp further than five minutes away is refused. Each account has its own secret.
 */
@Component
class HookSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final DerivedKeys keys;

    HookSignature(DerivedKeys keys) {
        this.keys = keys;
    }

    /** As Standard Webhooks writes it. */
    String secret(AccountId account) {
        return "whsec_" + Base64.getEncoder().encodeToString(key(account).current());
    }

    boolean fits(
            AccountId account,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body,
            Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        List<byte[]> expected = key(account).all().stream()
                .map(key -> sign(key, id, timestamp, body).getBytes(StandardCharsets.UTF_8))
                .toList();
        boolean right = Arrays.stream(signatures.split(" "))
                .map(one -> one.getBytes(StandardCharsets.UTF_8))
                .anyMatch(one -> expected.stream().anyMatch(fitting -> MessageDigest.isEqual(one, fitting)));
        return right && apart.compareTo(TOLERANCE) <= 0;
    }

    String sign(AccountId account, String id, String timestamp, byte[] body) {
        return sign(key(account).current(), id, timestamp, body);
    }

    private static String sign(byte[] key, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PurposeKey key(AccountId account) {
        return keys.forPurpose("leads/mail/" + account);
    }
}
