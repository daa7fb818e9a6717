package org.leadnest.leads.mailroom;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
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
        return "whsec_" + Base64.getEncoder().encodeToString(key(account));
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
        byte[] expected = sign(account, id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        boolean right = Arrays.stream(signatures.split(" "))
                .anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), expected));
        return right && apart.compareTo(TOLERANCE) <= 0;
    }

    String sign(AccountId account, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(account), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key(AccountId account) {
        return keys.forPurpose("leads/mail/" + account);
    }
}
