package org.leadnest.support;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.SignedTokens;
import org.springframework.stereotype.Component;

/** The signed link to a thread, for people without an account, and the keyed hash by which a sender is counted. */
@Component
class TicketSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = SignedTokens.ID_BYTES;
    private static final int TAG_BYTES = 16;
    private static final int MAIL_TAG_BYTES = 8;
    private static final int BLOCK_BYTES = 8;

    private final SignedTokens links;
    private final SecretKeySpec senders;
    private final List<SecretKeySpec> mails;

    TicketSeal(DerivedKeys keys) {
        links = new SignedTokens(keys.forPurpose("support/threads"), ID_BYTES);
        senders = new SecretKeySpec(keys.forPurpose("support/senders").current(), ALGORITHM);
        mails = keys.forPurpose("support-mail").all().stream()
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    String token(UUID ticket) {
        return links.of(SignedTokens.put(links.body(), ticket));
    }

    Optional<UUID> open(String token) {
        return links.open(token).map(SignedTokens::id);
    }

    /** The same for the local part of an address, where upper and lower case may be lost. */
    String mailToken(UUID ticket) {
        return mailToken(mails.getFirst(), ticket);
    }

    private static String mailToken(SecretKeySpec mails, UUID ticket) {
        byte[] id = bytes(ticket);
        return HexFormat.of().formatHex(id) + HexFormat.of().formatHex(mac(mails, id), 0, MAIL_TAG_BYTES);
    }

    Optional<UUID> ofMail(String token) {
        if (!token.matches("[0-9a-f]{" + 2 * (ID_BYTES + MAIL_TAG_BYTES) + "}")) {
            return Optional.empty();
        }
        UUID id = SignedTokens.id(ByteBuffer.wrap(HexFormat.of().parseHex(token, 0, 2 * ID_BYTES)));
        byte[] given = token.getBytes(StandardCharsets.US_ASCII);
        boolean ours = mails.stream()
                .anyMatch(key -> MessageDigest.isEqual(mailToken(key, id).getBytes(StandardCharsets.US_ASCII), given));
        return ours ? Optional.of(id) : Optional.empty();
    }

    /** @param address of a network, which counts by its block, or of mail */
    String sender(String address) {
        return HexFormat.of().formatHex(mac(senders, block(address).getBytes(StandardCharsets.UTF_8)), 0, TAG_BYTES);
    }

    /** IPv6 is given out by networks of 64 bits (RFC 6177): whoever has one has all of its addresses. */
    private static String block(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, BLOCK_BYTES)
                    : address;
        } catch (IllegalArgumentException ofMail) {
            return address;
        }
    }

    private static byte[] bytes(UUID id) {
        return SignedTokens.put(ByteBuffer.allocate(ID_BYTES), id).array();
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
