package org.leadnest.followups;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.PurposeKey;
import org.springframework.stereotype.Component;

/**
 * Signs calls as the Standard Webhooks specification 1.0.0 says: HMAC-SHA256 over id, time and body, under a secret of the
 * account's own, so that its software can tell our calls from anybody else's, and a call from its repetition.
 */
@Component
class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final DerivedKeys keys;

    WebhookSignature(DerivedKeys keys) {
        this.keys = keys;
    }

    /** As libraries for the specification take it. */
    String secret(AccountId account) {
        return "whsec_" + Base64.getEncoder().encodeToString(key(account).current());
    }

    /**
     * The value of the header {@code webhook-signature}: while the service's secret is being changed a signature under each, so
     * that whoever has not copied the new one yet goes on.
     */
    String sign(AccountId account, UUID call, Instant at, String body) {
        String signed = call + "." + at.getEpochSecond() + "." + body;
        return key(account).all().stream().map(key -> sign(key, signed)).collect(Collectors.joining(" "));
    }

    private static String sign(byte[] key, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PurposeKey key(AccountId account) {
        return keys.forPurpose("followups.webhooks/" + account);
    }
}
