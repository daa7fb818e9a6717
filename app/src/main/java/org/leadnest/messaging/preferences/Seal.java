package org.leadnest.messaging.preferences;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.secrets.DerivedKeys;
import org.springframework.stereotype.Component;

/**
 * The keyed hash of an address, in which form a suppression outlives the person's data, and the signed token of the
 * preferences page. A token carries all that the page needs (account, person, channel, address hash): it works as long as
 * the account exists, also after the message and the person were erased.
 */
@Component
public class Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 16;
    private static final int BODY_BYTES = 1 + 16 + 16 + HASH_BYTES;

    /** Initialised once; each use takes a copy, which is cheaper than to look an algorithm up. */
    private final Mac addressKey;

    private final Mac tokenKey;

    Seal(DerivedKeys keys) {
        addressKey = keyed(keys.forPurpose("messaging/address"));
        tokenKey = keyed(keys.forPurpose("messaging/preferences"));
    }

    /** What a preferences link stands for. */
    public record Opened(AccountId account, UUID person, Channel channel, String addressKey) {}

    /** 32 hexadecimal digits; the same for all writings of an address. */
    public String addressKey(Channel channel, String address) {
        var text = channel + ":" + address.strip().toLowerCase(Locale.ROOT);
        var hash = mac(addressKey, text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    public String token(Opened link) {
        var body = ByteBuffer.allocate(BODY_BYTES)
                .put((byte) link.channel().ordinal())
                .put(bytes(link.account().value()))
                .put(bytes(link.person()))
                .put(HexFormat.of().parseHex(link.addressKey()))
                .array();
        var signed = ByteBuffer.allocate(BODY_BYTES + HASH_BYTES)
                .put(body)
                .put(mac(tokenKey, body), 0, HASH_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** What the token says, or nothing when it is not one of ours. */
    public Optional<Opened> open(String token) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != BODY_BYTES + HASH_BYTES) {
            return Optional.empty();
        }
        var body = Arrays.copyOf(signed, BODY_BYTES);
        var expected = Arrays.copyOf(mac(tokenKey, body), HASH_BYTES);
        var given = Arrays.copyOfRange(signed, BODY_BYTES, signed.length);
        return MessageDigest.isEqual(expected, given) ? Optional.of(read(ByteBuffer.wrap(body))) : Optional.empty();
    }

    private static Opened read(ByteBuffer body) {
        var channel = Channel.values()[body.get()];
        var account = new UUID(body.getLong(), body.getLong());
        var person = new UUID(body.getLong(), body.getLong());
        var hash = new byte[HASH_BYTES];
        body.get(hash);
        return new Opened(
                new AccountId(account), person, channel, HexFormat.of().formatHex(hash));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mac(Mac key, byte[] text) {
        try {
            return ((Mac) key.clone()).doFinal(text);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
