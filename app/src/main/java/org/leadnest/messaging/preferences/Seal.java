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
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.ProductLetter;
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
    private static final int READER_BYTES = 1 + 16;

    /** Initialised once; each use takes a copy, which is cheaper than to look an algorithm up. */
    private final Mac addressKey;

    private final Mac tokenKey;
    private final Mac readerKey;

    Seal(DerivedKeys keys) {
        addressKey = keyed(keys.forPurpose("messaging/address"));
        tokenKey = keyed(keys.forPurpose("messaging/preferences"));
        readerKey = keyed(keys.forPurpose("messaging/mail-kinds"));
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
        return signed(tokenKey, body);
    }

    /** What the token says, or nothing when it is not one of ours. */
    public Optional<Opened> open(String token) {
        return verified(tokenKey, token, BODY_BYTES).map(Seal::read);
    }

    /** Of the page on which a user ends mail of a kind; it works as long as the user exists. */
    public String token(ProductLetter.Lifecycle lifecycle) {
        var body = ByteBuffer.allocate(READER_BYTES)
                .put((byte) lifecycle.kind().ordinal())
                .put(bytes(lifecycle.reader().value()))
                .array();
        return signed(readerKey, body);
    }

    public Optional<ProductLetter.Lifecycle> reader(String token) {
        return verified(readerKey, token, READER_BYTES).map(body -> {
            var kind = MailKind.values()[body.get()];
            return new ProductLetter.Lifecycle(new UserId(new UUID(body.getLong(), body.getLong())), kind);
        });
    }

    private static String signed(Mac key, byte[] body) {
        var signed = ByteBuffer.allocate(body.length + HASH_BYTES)
                .put(body)
                .put(mac(key, body), 0, HASH_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    private static Optional<ByteBuffer> verified(Mac key, String token, int bodyBytes) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != bodyBytes + HASH_BYTES) {
            return Optional.empty();
        }
        var body = Arrays.copyOf(signed, bodyBytes);
        var expected = Arrays.copyOf(mac(key, body), HASH_BYTES);
        var given = Arrays.copyOfRange(signed, bodyBytes, signed.length);
        return MessageDigest.isEqual(expected, given) ? Optional.of(ByteBuffer.wrap(body)) : Optional.empty();
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
