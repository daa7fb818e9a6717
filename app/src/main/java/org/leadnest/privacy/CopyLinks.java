package org.leadnest.privacy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Sealed links by which a person fetches the copy that they asked for; each is good for a week. Thread-safe. */
@Component
class CopyLinks {
    static final Duration GOOD_FOR = Duration.ofDays(7);
    static final String PATH = "/my/copy/";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BODY_BYTES = 16 + 16 + 16 + 8;
    private static final int SEAL_BYTES = 16;

    private final byte[] key;
    private final Links links;
    private final InstantSource clock;

    CopyLinks(DerivedKeys keys, Links links, InstantSource clock) {
        this.key = keys.forPurpose("copies of people's data");
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param request that was answered with a copy
     * @param person who was answered; a merge may make the request another's
     */
    record Opened(AccountId account, UUID request, UUID person) {}

    String to(AccountId account, UUID request, UUID person) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put(bytes(account.value()))
                .put(bytes(request))
                .put(bytes(person))
                .putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())
                .array();
        byte[] sealed = ByteBuffer.allocate(BODY_BYTES + SEAL_BYTES)
                .put(body)
                .put(seal(body))
                .array();
        return links.to(PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /** Empty for what is not ours, or over its week. */
    Optional<Opened> open(String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (sealed.length != BODY_BYTES + SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(sealed, BODY_BYTES);
        if (!MessageDigest.isEqual(seal(body), Arrays.copyOfRange(sealed, BODY_BYTES, sealed.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(body);
        Opened opened = new Opened(
                new AccountId(new UUID(read.getLong(), read.getLong())),
                new UUID(read.getLong(), read.getLong()),
                new UUID(read.getLong(), read.getLong()));
        return clock.instant().isAfter(Instant.ofEpochSecond(read.getLong())) ? Optional.empty() : Optional.of(opened);
    }

    private byte[] seal(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(body), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
