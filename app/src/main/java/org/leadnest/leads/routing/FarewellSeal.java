package org.leadnest.leads.routing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.springframework.stereotype.Component;

/** The signed link by which whoever has left fetches their own leads for seven days. */
@Component
class FarewellSeal {
    static final Duration LIFE = Duration.ofDays(7);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BODY_BYTES = 40;
    private static final int TAG_BYTES = 16;

    private final SecretKeySpec key;

    FarewellSeal(DerivedKeys keys) {
        this.key = new SecretKeySpec(keys.forPurpose("leads/farewell"), ALGORITHM);
    }

    /** Who has left what, and when; to the second, begun ones being whole. */
    record Leaver(AccountId account, UserId user, Instant left) {
        Leaver {
            left = left.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    String token(Leaver leaver) {
        UUID account = leaver.account().value();
        UUID user = leaver.user().value();
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .putLong(leaver.left().getEpochSecond())
                .array();
        byte[] signed = ByteBuffer.allocate(BODY_BYTES + TAG_BYTES)
                .put(body)
                .put(tag(body))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** Nothing for a link that is not ours, or over its seven days. */
    Optional<Leaver> open(String token, Instant now) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != BODY_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(signed, BODY_BYTES);
        if (!MessageDigest.isEqual(tag(body), Arrays.copyOfRange(signed, BODY_BYTES, signed.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(body);
        Leaver leaver = new Leaver(
                new AccountId(new UUID(read.getLong(), read.getLong())),
                new UserId(new UUID(read.getLong(), read.getLong())),
                Instant.ofEpochSecond(read.getLong()));
        return now.isBefore(leaver.left().plus(LIFE)) ? Optional.of(leaver) : Optional.empty();
    }

    private byte[] tag(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(body), TAG_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
