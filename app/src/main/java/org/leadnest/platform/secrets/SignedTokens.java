package org.leadnest.platform.secrets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens for links that say themselves what they stand for: a body of so many bytes and the first 16 of its HMAC-SHA256, in
 * base64 for URLs. Whoever has one can read it; nobody without the key can make one. When one ends is for the body to say.
 * Thread-safe.
 */
public final class SignedTokens {
    public static final int ID_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 16;

    /** Initialised once; each use takes a copy, which is cheaper than to look the algorithm up. The first one signs. */
    private final List<Mac> keys;

    private final int bodyBytes;

    /** @param key as {@link DerivedKeys} gives it for one purpose: tokens of the secret before open, too */
    public SignedTokens(PurposeKey key, int bodyBytes) {
        this.bodyBytes = bodyBytes;
        this.keys = key.all().stream().map(SignedTokens::mac).toList();
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An empty body, to be filled to its end. */
    public ByteBuffer body() {
        return ByteBuffer.allocate(bodyBytes);
    }

    public String of(ByteBuffer body) {
        byte[] signed = Arrays.copyOf(body.array(), bodyBytes + TAG_BYTES);
        System.arraycopy(tag(keys.getFirst(), body.array()), 0, signed, bodyBytes, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The body, to be read from its beginning; nothing when the token is none of ours. */
    public Optional<ByteBuffer> open(String token) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != bodyBytes + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(signed, bodyBytes);
        byte[] given = Arrays.copyOfRange(signed, bodyBytes, signed.length);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(tag(key, body), given))
                ? Optional.of(ByteBuffer.wrap(body))
                : Optional.empty();
    }

    public static ByteBuffer put(ByteBuffer body, UUID id) {
        return body.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    public static UUID id(ByteBuffer body) {
        return new UUID(body.getLong(), body.getLong());
    }

    private static byte[] tag(Mac key, byte[] body) {
        try {
            return Arrays.copyOf(((Mac) key.clone()).doFinal(body), TAG_BYTES);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
