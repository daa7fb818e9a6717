package org.leadnest.platform.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;

/**
 * Signed, expiring addresses of files: {@code /files/<payload>.<HMAC-SHA256 of it>}. The payload names the account, the
 * key, the end in seconds since 1970 and, for a download, the name to save under. Thread-safe.
 */
final class FileTickets {
    static final String PATH = "/files/";
    private static final String ALGORITHM = "HmacSHA256";
    private static final char SEPARATOR = '\n';
    /** Ends are rounded up to this, so that a page shown twice names the same address and the browser's copy serves. */
    private static final long ROUNDING_SECONDS = 3600;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;
    private final InstantSource clock;

    FileTickets(byte[] secret, InstantSource clock) {
        this.secret = secret.clone();
        this.clock = clock;
    }

    /** What an address that is in force stands for; {@code fileName} is empty when the file is to be shown. */
    record Ticket(AccountId account, String key, Instant end, String fileName) {}

    String address(AccountId account, String key, Duration valid, String fileName) {
        long end = Math.ceilDiv(clock.instant().plus(valid).getEpochSecond(), ROUNDING_SECONDS) * ROUNDING_SECONDS;
        StorageKeys.path(account, key);
        byte[] payload = (account.toString() + SEPARATOR + key + SEPARATOR + end + SEPARATOR + fileName)
                .getBytes(StandardCharsets.UTF_8);
        return PATH + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(signature(payload));
    }

    /** The ticket behind {@code token}, or nothing when it is forged, damaged or past its end. */
    Optional<Ticket> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(signature, signature(payload)) ? inForce(payload) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<Ticket> inForce(byte[] payload) {
        String[] parts = new String(payload, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), 4);
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts[2]));
        return clock.instant().isBefore(end)
                ? Ids.parse(parts[0]).map(account -> new Ticket(new AccountId(account), parts[1], end, parts[3]))
                : Optional.empty();
    }

    private byte[] signature(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
