package org.leadnest.messaging.preferences;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
import org.leadnest.platform.secrets.SignedTokens;
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
    private static final int BODY_BYTES = 1 + 2 * SignedTokens.ID_BYTES + HASH_BYTES;
    private static final int READER_BYTES = 1 + SignedTokens.ID_BYTES;

    /** Initialised once; each use takes a copy, which is cheaper than to look an algorithm up. */
    private final Mac addressKey;

    private final SignedTokens tokens;
    private final SignedTokens readers;

    Seal(DerivedKeys keys) {
        addressKey = keyed(keys.forPurpose("messaging/address").lasting());
        tokens = new SignedTokens(keys.forPurpose("messaging/preferences"), BODY_BYTES);
        readers = new SignedTokens(keys.forPurpose("messaging/mail-kinds"), READER_BYTES);
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
        var body = tokens.body().put((byte) link.channel().ordinal());
        SignedTokens.put(body, link.account().value());
        SignedTokens.put(body, link.person());
        return tokens.of(body.put(HexFormat.of().parseHex(link.addressKey())));
    }

    /** What the token says, or nothing when it is not one of ours. */
    public Optional<Opened> open(String token) {
        return tokens.open(token).map(Seal::read);
    }

    /** Of the page on which a user ends mail of a kind; it works as long as the user exists. */
    public String token(ProductLetter.Lifecycle lifecycle) {
        var body = readers.body().put((byte) lifecycle.kind().ordinal());
        return readers.of(SignedTokens.put(body, lifecycle.reader().value()));
    }

    public Optional<ProductLetter.Lifecycle> reader(String token) {
        return readers.open(token).map(body -> {
            var kind = MailKind.values()[body.get()];
            return new ProductLetter.Lifecycle(new UserId(SignedTokens.id(body)), kind);
        });
    }

    private static Opened read(ByteBuffer body) {
        var channel = Channel.values()[body.get()];
        var account = SignedTokens.id(body);
        var person = SignedTokens.id(body);
        var hash = new byte[HASH_BYTES];
        body.get(hash);
        return new Opened(
                new AccountId(account), person, channel, HexFormat.of().formatHex(hash));
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
